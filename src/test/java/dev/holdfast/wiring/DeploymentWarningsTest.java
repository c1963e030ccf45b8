package dev.holdfast.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.testkit.CapturedLog;
import dev.holdfast.testkit.Node;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deployment warns of, and the name that sessions are kept under. */
class DeploymentWarningsTest {

    private static final Map<String, String> DISTRIBUTED = Map.of("holdfast.session-scoped", "distributed");

    @SessionScoped
    static class Local implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @ConversationScoped
    static class Wizard implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @SessionScopedDistributed
    static class Distributed {
        private int count;

        int count() {
            return ++count;
        }
    }

    /** As a container's own that comes in the application's WAR. */
    static class ContainersOwn {

        @Produces
        @SessionScoped
        static HttpSession session() {
            throw new IllegalStateException("nobody asks for it");
        }
    }

    private static List<String> warningsOf(Map<String, String> settings, Class<?>... beans) {
        try (CapturedLog log = new CapturedLog("dev.holdfast")) {
            try (Node node = Node.over(new MemorySessionStore(InstantSource.system()), settings, beans)) {
                node.request(new Node.Visitor(), () -> {});
                // As the store does, which is not this node's own here.
                node.container().select(Namespace.class).get();
            }
            return log.lines();
        }
    }

    @Test
    void beans_of_both_session_scopes_side_by_side_are_warned_of_once_by_name() {
        assertThat(warningsOf(Map.of(), Local.class, Distributed.class))
                .singleElement()
                .asString()
                .startsWith("WARNING HF0702")
                .contains(Local.class.getName())
                .doesNotContain(Distributed.class.getName());
    }

    @Test
    void either_of_them_alone_is_fine() {
        assertThat(warningsOf(Map.of(), Local.class)).isEmpty();
        assertThat(warningsOf(Map.of(), Distributed.class)).isEmpty();
    }

    @Test
    void the_session_that_the_container_injects_is_no_bean_of_the_application() {
        assertThat(warningsOf(Map.of(), ContainersOwn.class, Distributed.class)).isEmpty();
    }

    @Test
    void session_scoped_beans_that_are_distributed_are_fine() {
        assertThat(warningsOf(DISTRIBUTED, Local.class, Distributed.class)).isEmpty();
    }

    @Test
    void conversations_are_warned_of_beside_distributed_beans_only() {
        assertThat(warningsOf(DISTRIBUTED, Local.class, Wizard.class))
                .singleElement()
                .asString()
                .startsWith("WARNING HF0709")
                .contains(Wizard.class.getName(), "JSESSIONID")
                .doesNotContain(Local.class.getName());
        assertThat(warningsOf(Map.of(), Local.class, Wizard.class)).isEmpty();
    }

    @Test
    void an_unknown_application_name_is_warned_of_once() {
        assertThat(warningsOf(Map.of("holdfast.namespace", ""), Distributed.class))
                .singleElement()
                .asString()
                .startsWith("WARNING HF0705")
                .contains("'default'", "holdfast.namespace");
    }

    @ParameterizedTest
    @CsvSource({"/shop, shop", "/shop-1.2, shop", "/eu/shop, eu-shop"})
    void where_the_server_tells_no_name_the_context_path_is_one(String path, String namespace) {
        try (Node node = unnamed()) {
            startsAt(node, path);
            assertThat(node.container().select(Namespace.class).get().name()).isEqualTo(namespace);
        }
    }

    @Test
    void the_root_of_a_server_that_tells_no_name_is_warned_of() {
        try (Node node = unnamed();
                CapturedLog log = new CapturedLog("dev.holdfast")) {
            startsAt(node, "");
            node.container().select(Namespace.class).get();
            assertThat(log.lines()).singleElement().asString().startsWith("WARNING HF0705");
        }
    }

    private static Node unnamed() {
        return Node.over(
                new MemorySessionStore(InstantSource.system()), Map.of("holdfast.namespace", ""), Distributed.class);
    }

    /** As a servlet container tells it, which is no whole platform. */
    private static void startsAt(Node node, String path) {
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                Node.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, asked, none) -> path);
        node.container()
                .getBeanManager()
                .getEvent()
                .select(ServletContext.class, Initialized.Literal.APPLICATION)
                .fire(context);
    }

    @ParameterizedTest
    @CsvSource({
        "shop, shop",
        "shop-1.0, shop",
        "shop-1.2.3-SNAPSHOT, shop",
        "shop_v2.1, shop",
        "shop:2, shop",
        "shop##003, shop",
        "my-shop-2, my-shop-2",
        "web-2-shop-3.1, web-2-shop",
        "My Shop/EU, My-Shop-EU",
    })
    void an_application_keeps_its_sessions_through_versions(String application, String namespace) {
        assertThat(Namespace.withoutVersion(application)).isEqualTo(namespace);
    }

    @Test
    void a_long_application_name_is_cut_to_what_may_be_set() {
        assertThat(name(Optional.of("a".repeat(80)), Optional.empty())).hasSize(64);
    }

    @Test
    void a_war_of_an_ear_has_a_namespace_of_its_own() {
        assertThat(name(Optional.of("shop-1.2"), Optional.of("admin-1.2"))).isEqualTo("shop.admin");
        assertThat(name(Optional.of("shop-1.2"), Optional.of("cart-1.2"))).isEqualTo("shop.cart");
    }

    @Test
    void a_war_by_itself_has_the_namespace_of_its_only_name() {
        assertThat(name(Optional.of("shop-1.2"), Optional.of("shop-1.2"))).isEqualTo("shop");
        assertThat(name(Optional.empty(), Optional.of("shop"))).isEqualTo("shop");
    }

    @Test
    void two_wars_of_one_ear_are_told_apart_by_the_end_of_their_names() {
        String common = "a".repeat(80);
        assertThat(name(Optional.of("shop"), Optional.of(common + "b")))
                .hasSize(64)
                .isNotEqualTo(name(Optional.of("shop"), Optional.of(common + "c")));
    }

    private static String name(Optional<String> application, Optional<String> module) {
        return Namespace.ofDeployed(application, module, Optional.of("path")).name();
    }
}
