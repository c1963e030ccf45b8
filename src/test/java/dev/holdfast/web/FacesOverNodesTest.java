package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.CapturedLog;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FacesOverNodesTest {

    private static final String FLASH = "java:comp/env/" + FacesOverNodes.FLASH_KEY;
    private static final String STATE = "java:comp/env/" + FacesOverNodes.STATE_KEY;

    @BeforeEach
    void environment() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Environment.class.getName());
    }

    @AfterEach
    void noEnvironment() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        Environment.bound = Set.of();
    }

    @Test
    void mojarra_is_told_that_the_session_is_distributed() {
        assertThat(application(Map.of()).getInitParameter(FacesOverNodes.DISTRIBUTABLE))
                .isEqualTo("true");
    }

    @Test
    void an_application_that_has_decided_for_itself_keeps_its_parameter() {
        assertThat(application(Map.of(FacesOverNodes.DISTRIBUTABLE, "false"))
                        .getInitParameter(FacesOverNodes.DISTRIBUTABLE))
                .isEqualTo("false");
    }

    @Test
    void an_application_without_faces_is_told_nothing() {
        assertThat(told(application(Map.of()))).isEmpty();
    }

    @Test
    void the_missing_key_of_the_flash_is_named() {
        assertThat(told(withFaces(Map.of())))
                .singleElement()
                .asString()
                .startsWith("WARNING HF0608")
                .contains(FacesOverNodes.FLASH_KEY + ".")
                .doesNotContain(FacesOverNodes.STATE_KEY);
    }

    @Test
    void the_missing_key_of_state_at_the_client_is_named_too() {
        assertThat(told(withFaces(Map.of("jakarta.faces.STATE_SAVING_METHOD", "Client"))))
                .singleElement()
                .asString()
                .contains("faces/FlashSecretKey, faces/ClientSideSecretKey.");
    }

    @Test
    void only_what_is_missing_is_named() {
        Environment.bound = Set.of(FLASH);

        assertThat(told(withFaces(Map.of("jakarta.faces.STATE_SAVING_METHOD", "client"))))
                .singleElement()
                .asString()
                .contains(": faces/ClientSideSecretKey.");
    }

    @Test
    void where_all_keys_are_there_nothing_is_told() {
        Environment.bound = Set.of(FLASH, STATE);

        assertThat(told(withFaces(Map.of("jakarta.faces.STATE_SAVING_METHOD", "client"))))
                .isEmpty();
    }

    @Test
    void where_the_session_is_the_servers_own_nothing_is_told() {
        ServletContext context = deployed(Map.of(), (classes, starting) -> {});
        context.setAttribute(FacesOverNodes.DISTRIBUTABLE, true);

        assertThat(told(context)).isEmpty();
    }

    private static List<String> told(ServletContext context) {
        try (CapturedLog log = new CapturedLog("dev.holdfast.web")) {
            FacesOverNodes.check(context);
            return log.lines();
        }
    }

    /** As Mojarra leaves it after its listener has run. */
    private static ServletContext withFaces(Map<String, String> parameters) {
        ServletContext context = application(parameters);
        context.setAttribute(FacesOverNodes.DISTRIBUTABLE, true);
        return context;
    }

    private static ServletContext application(Map<String, String> parameters) {
        return deployed(parameters, (classes, context) -> FacesOverNodes.prepare(context));
    }

    private static ServletContext deployed(Map<String, String> parameters, ServletContainerInitializer initializer) {
        DeploymentInfo application = Servlets.deployment()
                .setClassLoader(FacesOverNodesTest.class.getClassLoader())
                .setContextPath("/faces")
                .setDeploymentName("faces")
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of()));
        parameters.forEach(application::addInitParameter);
        DeploymentManager manager = Servlets.newContainer().addDeployment(application);
        manager.deploy();
        return manager.getDeployment().getServletContext();
    }

    /** The application's environment entries, as a server keeps them. */
    public static final class Environment implements InitialContextFactory {

        private static Set<String> bound = Set.of();

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
            return new InitialContext(true) {
                @Override
                public Object lookup(String name) throws NamingException {
                    if (bound.contains(name)) {
                        return "key";
                    }
                    throw new NameNotFoundException(name);
                }
            };
        }
    }
}
