package dev.holdfast.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.PayaraNode;
import dev.holdfast.it.support.RedisServer;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One server is given all the faulty applications at once, and says of each why it does not deploy it. */
class DeploymentIT {

    private static final RedisServer REDIS = RedisServer.forgetful("deployment");
    private static final PayaraNode NODE = new PayaraNode("deployment");

    @BeforeAll
    static void start() {
        REDIS.start();
        NODE.begin(
                        war(
                                "settings",
                                Faulty.Settings.class,
                                Map.of(
                                        "holdfast.redis.timeout", "soon",
                                        "holdfast.session.idle-timout", "PT1M",
                                        "holdfast.cookie.name", "__Host-s",
                                        "holdfast.cookie.secure", "never")),
                        war("names", Faulty.Names.class, Map.of()),
                        war("fields", Faulty.Fields.class, Map.of()),
                        war("classes", Faulty.Classes.class, Map.of()),
                        war("constructors", Faulty.Constructors.class, Map.of()),
                        war("enterprise", Faulty.Enterprise.class, Map.of()))
                .awaitReady();
    }

    private static WebArchive war(String name, Class<?> faulty, Map<String, String> settings) {
        return Wars.empty(name, REDIS, settings)
                .addClasses(faulty.getDeclaredClasses())
                .addAsWebResource(new StringAsset("deployed"), "index.html");
    }

    @AfterAll
    static void stop() {
        NODE.close();
        REDIS.close();
    }

    @Test
    void wrong_unknown_and_contradictory_settings_are_told_together() {
        assertThat(refusal("settings", "HF01"))
                .contains("holdfast.redis.timeout", "soon")
                .contains("holdfast.session.idle-timout", "holdfast.session.idle-timeout")
                .contains("holdfast.cookie.name", "__Host-s");
    }

    @Test
    void two_beans_of_one_stored_name_are_both_named() {
        assertThat(refusal("names", "HF02")).contains("twin", "Castor", "Pollux");
    }

    @Test
    void fields_that_cannot_come_back_are_told_together_with_type_and_cure() {
        assertThat(refusal("fields", "HF0"))
                .contains("Drawer", "stream", "java.io.InputStream", "thread", "java.lang.Thread", "transient")
                .contains("anything", "something", "java.lang.Object");
    }

    @Test
    void a_final_class_is_named() {
        assertThat(refusal("classes", "")).contains("Sealed");
    }

    @Test
    void a_class_with_a_private_constructor_is_named() {
        assertThat(refusal("constructors", "")).contains("Hermit");
    }

    @Test
    void a_stateful_session_bean_is_named() {
        assertThat(refusal("enterprise", "HF02")).contains("Clerk", "@Stateful");
    }

    /** The one message with which the server refused an application. */
    private static String refusal(String application, String code) {
        assertThat(new Visitor()
                        .get(NODE.uri("/" + application + "/index.html"))
                        .statusCode())
                .as("%s must not be deployed", application)
                .isEqualTo(404);
        Pattern message =
                Pattern.compile("(?m)^.*(?:Exception while loading|Failed to deploy|Exception .* deploying).*\\["
                        + application + "\\][\\s\\S]*?(?=^\\[20)");
        return message.matcher(NODE.log())
                .results()
                .map(found -> found.group())
                .filter(text -> text.contains(code))
                .findFirst()
                .orElse("no refusal of " + application);
    }
}
