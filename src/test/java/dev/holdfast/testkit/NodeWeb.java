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
import java.util.Set;

/** A node's web application, for an embedded Undertow: Holdfast's filter, and CDI's events of each request. */
public final class NodeWeb {

    private NodeWeb() {}

    /** One without servlets yet. {@link dev.holdfast.web.RequestBinding} must be among the node's beans. */
    public static DeploymentInfo of(Node node, String name) {
        return Servlets.deployment()
                .setClassLoader(NodeWeb.class.getClassLoader())
                .setContextPath("/" + name)
                .setDeploymentName(name)
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        HoldfastInitializer.class, new ImmediateInstanceFactory<>(new HoldfastInitializer()), Set.of()))
                .addListener(
                        new ListenerInfo(RequestEvents.class, new ImmediateInstanceFactory<>(new RequestEvents(node))));
    }

    /** Tells of a request as a server's CDI does. */
    private static final class RequestEvents implements ServletRequestListener {

        private final Event<HttpServletRequest> begins;
        private final Event<HttpServletRequest> beforeEnd;
        private final Event<HttpServletRequest> ends;

        RequestEvents(Node node) {
            begins = event(node, Initialized.Literal.REQUEST);
            beforeEnd = event(node, BeforeDestroyed.Literal.REQUEST);
            ends = event(node, Destroyed.Literal.REQUEST);
        }

        @Override
        public void requestInitialized(ServletRequestEvent event) {
            begins.fire((HttpServletRequest) event.getServletRequest());
        }

        @Override
        public void requestDestroyed(ServletRequestEvent event) {
            beforeEnd.fire((HttpServletRequest) event.getServletRequest());
            ends.fire((HttpServletRequest) event.getServletRequest());
        }

        private static Event<HttpServletRequest> event(Node node, Annotation moment) {
            return node.container().getBeanManager().getEvent().select(HttpServletRequest.class, moment);
        }
    }
}
