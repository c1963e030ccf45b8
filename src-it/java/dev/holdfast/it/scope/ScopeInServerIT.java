package dev.holdfast.it.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is seen from within the server, on nodes that Arquillian starts. */
@ArquillianTest
@Tag(Needs.ARQUILLIAN)
class ScopeInServerIT {

    @ArquillianResource
    @OperateOnDeployment("n1")
    URI n1;

    @ArquillianResource
    @OperateOnDeployment("n2")
    URI n2;

    @Inject
    BeanManager beans;

    @Deployment(name = "n1")
    @TargetsContainer("n1")
    static WebArchive first() {
        return war();
    }

    @Deployment(name = "n2", testable = false)
    @TargetsContainer("n2")
    static WebArchive second() {
        return war();
    }

    private static WebArchive war() {
        return Wars.application("scope", ScopeInServerIT.class, RedisServer.shared(), Map.of());
    }

    @Test
    @OperateOnDeployment("n1")
    void inside_the_server_the_scope_is_a_normal_one_and_active_in_a_request() {
        assertEquals(true, beans.isNormalScope(SessionScopedDistributed.class));
        assertEquals(true, beans.getContext(SessionScopedDistributed.class).isActive());
    }

    @Test
    @RunAsClient
    void a_visitor_of_the_one_node_is_known_to_the_other() {
        Visitor visitor = new Visitor();

        assertThat(visitor.read(n1.resolve("api/door/resource"))).isEqualTo("resource");
        assertThat(visitor.read(n2.resolve("api/door/resource"))).isEqualTo("resource resource");
    }
}
