package dev.holdfast.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One server is given all the faulty applications at once, and says of each why it does not deploy it. */
class DeploymentIT {

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final Pattern MESSAGE = Pattern.compile("HF0701:[\\s\\S]*?(?=\\n\\tat )");
    private static final ServerNode NODE = ServerNode.named("deployment");

    @BeforeAll
    static void start() {
        NODE.begin(
                        war(
                                "settings",
                                List.of(Fine.class),
                                Map.of(
                                        "holdfast.redis.timeout", "soon",
                                        "holdfast.session.idle-timout", "PT1M",
                                        "holdfast.user.max-sessions", "1000000000",
                                        "holdfast.cookie.name", "__Host-s",
                                        "holdfast.cookie.secure", "never")),
                        war("names", List.of(Castor.class, Pollux.class), Map.of()),
                        war("fields", List.of(Drawer.class), Map.of()),
                        war("classes", List.of(Locked.class, Hermit.class, Clerk.class), Map.of()),
                        war("file", List.of(Fine.class), inFile("missing.yaml")),
                        war("fine", List.of(Fine.class), Map.of()),
                        war("yaml", List.of(Fine.class, CountServlet.class), inFile("redisson.yaml"))
                                .addAsResource(new StringAsset(REDIS.redissonYaml()), "redisson.yaml"),
                        war("own-client", List.of(Fine.class, CountServlet.class, OwnClient.class), ofOwnClient()))
                .awaitReady();
    }

    private static Map<String, String> inFile(String file) {
        return Map.of("holdfast.redis.addresses", "", "holdfast.redis.config-file", file);
    }

    private static Map<String, String> ofOwnClient() {
        Map<String, String> settings = new TreeMap<>(Map.of("holdfast.store", "redis", "holdfast.redis.addresses", ""));
        REDIS.access().forEach((key, value) -> settings.put(key.replace("holdfast", "app"), value));
        return settings;
    }

    private static WebArchive war(String name, List<Class<?>> beans, Map<String, String> settings) {
        return Wars.empty(name, REDIS, settings)
                .addClasses(beans.toArray(Class<?>[]::new))
                .addAsWebResource(new StringAsset("deployed"), "index.html");
    }

    @AfterAll
    static void stop() {
        NODE.close();
        REDIS.close();
    }

    @Test
    void an_application_without_faults_is_deployed_beside_them() {
        assertThat(new Visitor().read(NODE.uri("/fine/index.html"))).isEqualTo("deployed");
    }

    @Test
    void sessions_live_in_the_redis_of_a_redisson_file() {
        assertCounts("yaml");
    }

    @Test
    void sessions_live_in_the_redis_of_the_applications_own_client() {
        assertCounts("own-client");
    }

    @Test
    void a_redisson_file_that_is_not_there_is_named() {
        assertRefused("file", "HF0506", "holdfast.redis.config-file", "missing.yaml");
    }

    @Test
    void wrong_unknown_and_contradictory_settings_are_told_together() {
        assertRefused(
                "settings",
                "holdfast.redis.timeout is soon",
                "holdfast.user.max-sessions is 1000000000",
                "holdfast.session.idle-timout",
                "holdfast.session.idle-timeout",
                "holdfast.cookie.name = __Host-s",
                "holdfast.cookie.secure = never");
    }

    @Test
    void two_beans_of_one_stored_name_are_both_named() {
        assertRefused("names", "twin", "Castor", "Pollux");
    }

    @Test
    void fields_that_cannot_come_back_are_told_together_with_type_and_cure() {
        assertRefused(
                "fields",
                "field stream of bean class dev.holdfast.it.deployment.Drawer",
                "java.io.InputStream",
                "field thread of bean class dev.holdfast.it.deployment.Drawer",
                "java.lang.Thread",
                "field anything of bean class dev.holdfast.it.deployment.Drawer",
                "field something of bean class dev.holdfast.it.deployment.Drawer",
                "java.lang.Object",
                "Mark the field transient");
    }

    @Test
    void classes_that_cannot_be_beans_of_the_scope_are_told_together() {
        assertRefused("classes", "Locked", "final", "Hermit", "constructor");
    }

    @Test
    @Tag(Needs.EJB)
    void a_stateful_session_bean_is_told_with_them() {
        assertRefused("classes", "Locked", "Clerk", "@Stateful");
    }

    /** The application counts a visitor's requests, in a session that is under its name in Redis. */
    private static void assertCounts(String application) {
        Visitor visitor = new Visitor();
        assertThat(visitor.read(NODE.uri("/" + application + "/count"))).isEqualTo("1");
        assertThat(visitor.read(NODE.uri("/" + application + "/count"))).isEqualTo("2");
        Set<String> keys = REDIS.with(redis -> redis.keys("*"));
        assertThat(keys)
                .filteredOn(key -> key.matches("holdfast:" + application + ":.*:session:.*"))
                .as("sessions of %s among %s", application, keys)
                .hasSize(1);
    }

    /** The server does not serve the application, and one of its messages has all these words. */
    private static void assertRefused(String application, String... words) {
        assertThat(new Visitor()
                        .get(NODE.uri("/" + application + "/index.html"))
                        .statusCode())
                .as("%s must not be deployed", application)
                .isEqualTo(404);
        assertThat(MESSAGE.matcher(NODE.log()).results().map(found -> found.group()))
                .anySatisfy(message -> assertThat(message).contains(words));
    }
}
