package dev.holdfast.it.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.signin.auto.AutoMechanism;
import dev.holdfast.it.signin.custom.CustomForm;
import dev.holdfast.it.signin.form.Form;
import dev.holdfast.it.signin.pages.WhoServlet;
import dev.holdfast.it.signin.plain.PlainMechanism;
import dev.holdfast.it.signin.session.ProofServlet;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.util.Locale;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A way of signing in: an application, and a dialogue in which each step goes to another node. */
enum Way {

    /** A mechanism of the application's, with {@code @AutoApplySession}. */
    OWN(AutoMechanism.class, Map.of("holdfast.http-session", "replace")) {
        @Override
        void signIn(Guest guest, ServerNode one, ServerNode two, Runnable watcher) {
            byOneRequest(guest, one, path("/sign-in"), watcher);
        }
    },

    /** The same where HttpSession is the server's. */
    OWN_OFF(AutoMechanism.class, Map.of()) {
        @Override
        void signIn(Guest guest, ServerNode one, ServerNode two, Runnable watcher) {
            byOneRequest(guest, one, path("/sign-in"), watcher);
        }
    },

    /** A mechanism of the application's that asks for a session itself. */
    PLAIN(PlainMechanism.class, Map.of()) {
        @Override
        void signIn(Guest guest, ServerNode one, ServerNode two, Runnable watcher) {
            byOneRequest(guest, one, path("/sign-in"), watcher);
        }
    },

    /** Holdfast's own mechanism. */
    SESSION(
            ProofServlet.class,
            Map.of("holdfast.user.mechanism", "session", "holdfast.user.sign-in-page", "/proof-please")) {
        @Override
        void signIn(Guest guest, ServerNode one, ServerNode two, Runnable watcher) {
            byOneRequest(guest, one, path("/proof"), watcher);
        }
    },

    FORM(Form.class, Map.of("holdfast.http-session", "replace")) {
        @Override
        void signIn(Guest guest, ServerNode one, ServerNode two, Runnable watcher) {
            byForm(guest, one, two, watcher);
        }
    },

    FORM_OFF(Form.class, Map.of()) {
        @Override
        void signIn(Guest guest, ServerNode one, ServerNode two, Runnable watcher) {
            byForm(guest, one, two, watcher);
        }
    },

    CUSTOM_FORM(CustomForm.class, Map.of()) {
        @Override
        void signIn(Guest guest, ServerNode one, ServerNode two, Runnable watcher) {
            String sentToLogin = guest.get(one, path("/orders?item=tea")).location();
            assertThat(sentToLogin).isEqualTo(path("/login"));
            String sentBack =
                    guest.get(two, sentToLogin + "?user=ada&password=secret").location();
            assertThat(sentBack).isEqualTo(path("/orders?item=tea"));
            watcher.run();
            assertThat(guest.get(one, sentBack).raw()).contains("[GET by ada: tea]");
        }
    };

    private final Class<?> part;
    private final Map<String, String> settings;

    Way(Class<?> part, Map<String, String> settings) {
        this.part = part;
        this.settings = settings;
    }

    /**
     * The dialogue.
     *
     * @param guest nobody yet, ada after it
     * @param one node
     * @param two another node
     * @param watcher runs as soon as ada has proven that she is
     */
    abstract void signIn(Guest guest, ServerNode one, ServerNode two, Runnable watcher);

    String path(String below) {
        return "/" + name().toLowerCase(Locale.ROOT) + below;
    }

    WebArchive application(RedisServer redis) {
        return Wars.application(path("").substring(1), WhoServlet.class, redis, settings)
                .addPackage(part.getPackage());
    }

    void byOneRequest(Guest guest, ServerNode one, String path, Runnable watcher) {
        Guest.Answer answer = guest.get(one, path + "?user=ada&password=secret");
        assertThat(answer.raw()).contains("[ada, ada, true, false, ada, true, ada, refused]");
        watcher.run();
    }

    void byForm(Guest guest, ServerNode one, ServerNode two, Runnable watcher) {
        assertThat(guest.post(one, path("/orders"), "item=tea").raw()).contains("[who are you?]");
        String sentBack = guest.post(two, path("/j_security_check"), "j_username=ada&j_password=secret")
                .location();
        assertThat(sentBack).isEqualTo(path("/orders"));
        watcher.run();
        assertThat(guest.get(one, sentBack).raw())
                .contains(one.repeatsPosts() ? "[POST by ada: tea]" : "[GET by ada: null]");
    }
}
