package dev.holdfast.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.serialization.Compiled;
import dev.holdfast.testkit.CapturedLog;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.Node.Visitor;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.faces.flow.FlowScoped;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By stand-ins of MyFaces' beans, with their names: it comes with a server only. */
class FacesBeansTest {

    private static final Map<String, String> REPLACE = Map.of("holdfast.http-session", "replace");

    private static final String OF_VIEWS =
            """
            package org.apache.myfaces.cdi.view;
            @jakarta.enterprise.context.SessionScoped
            public class ViewScopeContextualStorageHolder implements java.io.Serializable, java.util.function.Supplier<Object> {
                protected java.util.Map<String, java.util.ArrayList<String>> storageMap;
                @jakarta.annotation.PostConstruct
                public void init() { storageMap = new java.util.concurrent.ConcurrentHashMap<>(); }
                public Object get() {
                    storageMap.computeIfAbsent("view", first -> new java.util.ArrayList<>()).add("bean");
                    return storageMap.get("view").size();
                }
            }
            """;

    private static final String OF_FLOWS =
            """
            package org.apache.myfaces.flow.cdi;
            @jakarta.enterprise.context.SessionScoped
            public class FlowScopeContextualStorageHolder implements java.io.Serializable {}
            """;

    @FlowScoped("checkout")
    static class Checkout implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    Path folder;

    private final MemorySessionStore store = new MemorySessionStore(InstantSource.system());
    private Compiled myFaces;

    @BeforeEach
    void compile() {
        myFaces = Compiled.library(folder, OF_VIEWS, OF_FLOWS);
    }

    @AfterEach
    void close() {
        myFaces.close();
    }

    private Class<?> ofViews() throws ClassNotFoundException {
        return myFaces.loader().loadClass("org.apache.myfaces.cdi.view.ViewScopeContextualStorageHolder");
    }

    private Node node(Map<String, String> settings, Class<?>... beans) throws Exception {
        return myFaces.within(() -> Node.over(store, settings, beans));
    }

    private static Class<? extends Annotation> scope(Node node, Class<?> type) {
        var manager = node.container().getBeanManager();
        return manager.resolve(manager.getBeans(type)).getScope();
    }

    @Test
    void the_beans_of_views_are_where_the_views_are() throws Exception {
        try (Node replaced = node(REPLACE, ofViews());
                Node servers = node(Map.of("holdfast.session-scoped", "distributed"), ofViews())) {
            assertThat(scope(replaced, ofViews())).isEqualTo(SessionScopedDistributed.class);
            assertThat(scope(servers, ofViews())).isEqualTo(SessionScoped.class);
        }
    }

    @Test
    void what_a_node_puts_into_a_view_the_other_one_finds() throws Exception {
        Visitor visitor = new Visitor();
        try (Node n1 = node(REPLACE, ofViews());
                Node n2 = node(REPLACE, ofViews())) {
            assertThat(beansOfTheView(n1, visitor)).isEqualTo(1);
            assertThat(beansOfTheView(n2, visitor)).isEqualTo(2);
            assertThat(beansOfTheView(n1, visitor)).isEqualTo(3);
        }
    }

    private Object beansOfTheView(Node node, Visitor visitor) throws Exception {
        Supplier<?> bean = (Supplier<?>) node.bean(ofViews());
        return myFaces.within(() -> node.<Object>request(visitor, bean::get));
    }

    @Test
    void beans_of_flows_are_told_of_as_their_state_stays_on_one_node() throws Exception {
        Class<?> ofFlows = myFaces.loader().loadClass("org.apache.myfaces.flow.cdi.FlowScopeContextualStorageHolder");

        assertThat(warnings(REPLACE, ofViews(), ofFlows, Checkout.class))
                .singleElement()
                .asString()
                .startsWith("WARNING HF0710")
                .contains(Checkout.class.getName());
        assertThat(warnings(REPLACE, ofViews(), ofFlows)).as("no such beans").isEmpty();
        assertThat(warnings(REPLACE, ofViews(), Checkout.class))
                .as("kept by others")
                .isEmpty();
        assertThat(warnings(Map.of(), ofViews(), ofFlows, Checkout.class)).isEmpty();
    }

    private List<String> warnings(Map<String, String> settings, Class<?>... beans) throws Exception {
        try (CapturedLog log = new CapturedLog("dev.holdfast")) {
            node(settings, beans).close();
            return log.lines().stream().filter(line -> line.contains("HF071")).toList();
        }
    }

    /** As on a server that keeps one bean of a class for all modules of an EAR. */
    @Test
    void a_module_whose_views_have_their_beans_with_another_one_is_told_so() throws Exception {
        FacesBeans faces = new FacesBeans();

        myFaces.within(() -> {
            faces.distribute(deaf());
            return null;
        });

        assertThat(faces.warnings()).singleElement().asString().startsWith("HF0711");
        assertThat(new FacesBeans().warnings()).isEmpty();
    }

    private static BeforeBeanDiscovery deaf() {
        Object type = Proxy.newProxyInstance(
                FacesBeansTest.class.getClassLoader(),
                new Class<?>[] {AnnotatedTypeConfigurator.class},
                (configurator, method, arguments) -> configurator);
        return (BeforeBeanDiscovery) Proxy.newProxyInstance(
                FacesBeansTest.class.getClassLoader(),
                new Class<?>[] {BeforeBeanDiscovery.class},
                (event, method, arguments) -> type);
    }
}
