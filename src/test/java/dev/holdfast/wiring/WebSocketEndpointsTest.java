package dev.holdfast.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebSocketEndpointsTest {

    /** The annotation of another WAR's Holdfast. */
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    private @interface OfAnotherWar {}

    private static final class OfAnotherWarLiteral extends AnnotationLiteral<OfAnotherWar> implements OfAnotherWar {

        private static final long serialVersionUID = 1L;
    }

    @Test
    void of_an_ear_the_war_is_warned_for_whose_endpoints_the_annotation_does_not_count() {
        assertThat(warningWhere(new AnotherWar())).get().asString().contains("HF0712", "@DistributedEndpoint");
    }

    @Test
    void a_war_by_itself_is_not() {
        assertThat(warningWhere()).isEmpty();
    }

    private static Optional<String> warningWhere(Extension... before) {
        Told told = new Told();
        SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(WebSocketEndpointsTest.class)
                .addExtensions(before)
                .addExtensions(told)
                .initialize()
                .close();
        return told.warning;
    }

    private static final class AnotherWar implements Extension {

        void bind(@Observes @Priority(1) BeforeBeanDiscovery event) {
            event.configureInterceptorBinding(ServerEndpoint.class)
                    .add(new OfAnotherWarLiteral())
                    .methods()
                    .forEach(member -> member.add(Nonbinding.Literal.INSTANCE));
        }
    }

    private static final class Told implements Extension {

        private Optional<String> warning = Optional.empty();

        void bind(@Observes BeforeBeanDiscovery event) {
            WebSocketEndpoints.bind(event);
        }

        void ask(@Observes AfterDeploymentValidation event, BeanManager manager) {
            warning = WebSocketEndpoints.warning(manager);
        }
    }
}
