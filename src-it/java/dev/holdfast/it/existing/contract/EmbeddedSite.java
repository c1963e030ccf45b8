package dev.holdfast.it.existing.contract;

import dev.holdfast.it.existing.contract.app.AnnotatedListener;
import dev.holdfast.it.existing.contract.app.FirstListener;
import dev.holdfast.it.existing.contract.app.Journal;
import dev.holdfast.it.existing.contract.app.SecondListener;
import dev.holdfast.it.existing.contract.app.StepsServlet;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ListenerInfo;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EventListener;

/** The application in an Undertow of this JVM, without its pages and places: what answers in seconds. */
final class EmbeddedSite implements AutoCloseable {

    private final Undertow server;

    private EmbeddedSite(Undertow server) {
        this.server = server;
    }

    /** Starts a node. What the deployment already has comes first. */
    static EmbeddedSite start(DeploymentInfo deployment) {
        deployment
                .addListeners(
                        listener(FirstListener.class, deployment),
                        listener(SecondListener.class, deployment),
                        listener(AnnotatedListener.class, deployment))
                .addServlets(
                        Servlets.servlet("steps", StepsServlet.class).addMapping("/steps"),
                        Servlets.servlet("journal", Journal.class).addMappings("/journal", "/plain.txt"));
        DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
        manager.deploy();
        try {
            Undertow server = Undertow.builder()
                    .addHttpListener(0, "127.0.0.1")
                    .setHandler(Handlers.path().addPrefixPath(deployment.getContextPath(), manager.start()))
                    .build();
            server.start();
            return new EmbeddedSite(server);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Made as the deployment's components are: by CDI, where it has it. */
    private static ListenerInfo listener(Class<? extends EventListener> type, DeploymentInfo deployment) {
        try {
            return Servlets.listener(type, deployment.getClassIntrospecter().createInstanceFactory(type));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where a path of the server is found. */
    URI uri(String path) {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort() + path);
    }

    @Override
    public void close() {
        server.stop();
    }
}
