package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.CapturedLog;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
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

class FacesStateKeyTest {

    private static final Map<String, Object> MYFACES = Map.of(FacesStateKey.MYFACES, "a key of its own");

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
    void the_missing_key_of_state_at_the_client_is_named() {
        assertThat(told(Map.of(FacesStateKey.MOJARRA, "Mojarra"), "Client"))
                .singleElement()
                .asString()
                .startsWith("WARNING HF0650")
                .contains("faces/ClientSideSecretKey");
    }

    @Test
    void nothing_is_told_where_the_key_is_there() {
        Environment.bound = Set.of(FacesStateKey.NAME);

        assertThat(told(Map.of(FacesStateKey.MOJARRA, "Mojarra"), "client")).isEmpty();
    }

    @Test
    void nothing_is_told_where_the_state_stays_at_the_server() {
        assertThat(told(Map.of(FacesStateKey.MOJARRA, "Mojarra"), "server")).isEmpty();
    }

    @Test
    void nothing_is_told_to_an_application_without_mojarra() {
        assertThat(told(Map.of(), "client")).isEmpty();
    }

    @Test
    void the_missing_keys_of_myfaces_are_named() {
        assertThat(told(MYFACES, "client"))
                .singleElement()
                .asString()
                .startsWith("WARNING HF0645")
                .contains(FacesStateKey.SECRET, FacesStateKey.MAC_SECRET);
        assertThat(told(MYFACES, "client", FacesStateKey.SECRET))
                .as("one alone")
                .hasSize(1);
        assertThat(told(MYFACES, "client", FacesStateKey.MAC_SECRET)).hasSize(1);
    }

    @Test
    void nothing_is_told_where_myfaces_needs_no_keys_or_has_them() {
        assertThat(told(MYFACES, "client", FacesStateKey.SECRET, FacesStateKey.MAC_SECRET))
                .isEmpty();
        assertThat(told(MYFACES, "server")).isEmpty();
    }

    private static List<String> told(Map<String, Object> attributes, String stateSaving, String... keys) {
        DeploymentInfo application = Servlets.deployment()
                .setClassLoader(FacesStateKeyTest.class.getClassLoader())
                .setContextPath("/faces")
                .setDeploymentName("faces")
                .addInitParameter(FacesStateKey.STATE_SAVING, stateSaving);
        attributes.forEach(application::addServletContextAttribute);
        for (String key : keys) {
            application.addInitParameter(key, "a key");
        }
        DeploymentManager manager = Servlets.newContainer().addDeployment(application);
        manager.deploy();
        try (CapturedLog log = new CapturedLog("dev.holdfast.web")) {
            FacesStateKey.check(manager.getDeployment().getServletContext());
            return log.lines();
        }
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
