package dev.holdfast.it.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.RedisServer;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

@ArquillianTest
class RigIT {

    @Inject
    Hello hello;

    @Deployment(name = "n1")
    @TargetsContainer("n1")
    static WebArchive n1() {
        return Wars.application("rig", RigIT.class, RedisServer.shared(), Map.of());
    }

    @Deployment(name = "n2", testable = false)
    @TargetsContainer("n2")
    static WebArchive n2() {
        return Wars.application("rig", RigIT.class, RedisServer.shared(), Map.of());
    }

    @Test
    @RunAsClient
    void answers() {
        assertThat(new Visitor().read(URI.create("http://127.0.0.1:18101/rig/api/hello")))
                .isEqualTo("hello");
        assertThat(new Visitor().read(URI.create("http://127.0.0.1:18102/rig/api/hello")))
                .isEqualTo("hello");
    }

    @Test
    @OperateOnDeployment("n1")
    void injects() {
        org.junit.jupiter.api.Assertions.assertEquals("hello", hello.hello());
    }
}
