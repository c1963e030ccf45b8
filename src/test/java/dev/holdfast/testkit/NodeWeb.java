package dev.holdfast.testkit;

import dev.holdfast.web.HoldfastInitializer;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.weld.context.bound.BoundLiteral;
import org.jboss.weld.context.bound.BoundRequestContext;

/** A node's web application, for an embedded Undertow: Holdfast's filter, components that CDI makes, and CDI's events of each request. */
public final class NodeWeb {

    private NodeWeb() {}

    /** One without servlets yet. {@link dev.holdfast.web.RequestBinding} must be among the node's beans. */
    public static DeploymentInfo of(Node node, String name) {
        return Servlets.deployment()
                .setClassLoader(NodeWeb.class.getClassLoader())
                .setContextPath("/" + name)
                .setDeploymentName(name)
                .addInitialHandlerChainWrapper(SentTokens::of)
                .setClassIntrospecter(new ComponentsByCdi(node))
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        HoldfastInitializer.class, new ImmediateInstanceFactory<>(new HoldfastInitializer()), Set.of()))
                .addListener(
                        new ListenerInfo(RequestEvents.class, new ImmediateInstanceFactory<>(new RequestEvents(node))));
    }

    /** Activates the request scope and tells of it, as a server's CDI does. Serves no asynchronous requests. */
    private static final class RequestEvents implements ServletRequestListener {

        private static final String BEANS = RequestEvents.class.getName();

        private final BoundRequestContext context;
        private final Event<HttpServletRequest> begins;
        private final Event<HttpServletRequest> beforeEnd;
        private final Event<HttpServletRequest> ends;

        RequestEvents(Node node) {
            context = node.container()
                    .select(BoundRequestContext.class, BoundLiteral.INSTANCE)
                    .get();
            begins = event(node, Initialized.Literal.REQUEST);
            beforeEnd = event(node, BeforeDestroyed.Literal.REQUEST);
            ends = event(node, Destroyed.Literal.REQUEST);
        }

        @Override
        public void requestInitialized(ServletRequestEvent event) {
            Map<String, Object> beans = new HashMap<>();
            event.getServletRequest().setAttribute(BEANS, beans);
            context.associate(beans);
            context.activate();
            begins.fire((HttpServletRequest) event.getServletRequest());
        }

        @Override
        public void requestDestroyed(ServletRequestEvent event) {
            beforeEnd.fire((HttpServletRequest) event.getServletRequest());
            context.invalidate();
            context.deactivate();
            ends.fire((HttpServletRequest) event.getServletRequest());
            context.dissociate(beansOf(event));
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> beansOf(ServletRequestEvent event) {
            return (Map<String, Object>) event.getServletRequest().getAttribute(BEANS);
        }

        private static Event<HttpServletRequest> event(Node node, Annotation moment) {
            return node.container().getBeanManager().getEvent().select(HttpServletRequest.class, moment);
        }
    }
}
