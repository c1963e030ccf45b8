package dev.holdfast.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.testkit.MovableClock;
import dev.holdfast.testkit.Node;
import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.naming.Context;
import javax.naming.spi.InitialContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On some servers only the thread that starts an application knows its name until a request comes. */
class NamespaceStartTest {

    private static final Queue<Thread> ASKERS = new ConcurrentLinkedQueue<>();

    /** A server's names. */
    public static class Names implements InitialContextFactory {
        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            return (Context) Proxy.newProxyInstance(
                    Names.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                        if ("lookup".equals(method.getName()) && "java:app/AppName".equals(arguments[0])) {
                            ASKERS.add(Thread.currentThread());
                            return "shop";
                        }
                        return null;
                    });
        }
    }

    @SessionScopedDistributed
    public static class Cart {
        int items;
    }

    @BeforeEach
    void begin() {
        ASKERS.clear();
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
    }

    @AfterEach
    void end() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
    }

    @Test
    void an_application_is_asked_for_its_name_once_as_it_starts_by_the_thread_that_starts_it() {
        try (Node node =
                Node.over(new MemorySessionStore(new MovableClock()), Map.of("holdfast.namespace", ""), Cart.class)) {
            assertThat(ASKERS).containsExactly(Thread.currentThread());

            node.request(new Node.Visitor(), () -> node.bean(Cart.class).items++);

            assertThat(ASKERS).hasSize(1);
        }
    }
}
