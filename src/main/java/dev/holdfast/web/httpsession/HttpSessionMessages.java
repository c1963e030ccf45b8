package dev.holdfast.web.httpsession;

import dev.holdfast.HoldfastDeploymentException;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.store.SessionRef;

/** What this package says. */
final class HttpSessionMessages {

    static final String UNREADABLE_DESCRIPTOR =
            "HF0614: web.xml, or a library's web-fragment.xml, could not be read, so the session listeners declared there are not "
                    + "told of anything. Mend the file, or declare them by @WebListener.";

    static final String CONTAINER_FORM =
            "HF0620: <login-config> has the container itself sign callers in by FORM: it keeps them in its own session (JSESSIONID) on "
                    + "one node, though HttpSession is replaced. Keep visitors on one node, or use a HttpAuthenticationMechanism "
                    + "of the application's own.";

    private HttpSessionMessages() {}

    static IllegalStateException invalidated(SessionRef ref) {
        return new IllegalStateException("HF0610: Session " + ref + " was invalidated, or its request is over.");
    }

    static IllegalArgumentException unstorable(String name, Object value, UnstorableValueException cause) {
        return new IllegalArgumentException(
                "HF0611: Attribute " + name + " cannot be set to an object of "
                        + value.getClass().getName() + ": " + cause.getMessage(),
                cause);
    }

    static UnstorableValueException changedBeyond(String name, Object value, UnstorableValueException cause) {
        return new UnstorableValueException(
                "HF0618",
                "Attribute " + name + ", an object of " + value.getClass().getName()
                        + ", was changed so that it cannot be stored any more: " + cause.getMessage(),
                cause);
    }

    static IllegalArgumentException noName() {
        return new IllegalArgumentException("HF0619: An attribute needs a name; null was given.");
    }

    static IllegalStateException endedAtOnce() {
        return new IllegalStateException("HF0621: A listener has invalidated the session as it began.");
    }

    static IllegalStateException noSession() {
        return new IllegalStateException(
                "HF0612: The request has no session whose id could be changed. Call getSession() first.");
    }

    static IllegalStateException committed(RuntimeException cause) {
        return new IllegalStateException(
                "HF0613: The response is committed, so the client cannot be told of its session any more ("
                        + cause.getMessage() + "). Call getSession() before writing the response.",
                cause);
    }

    static String listenerFailed(String whom) {
        return "HF0615: " + whom + " failed; the session goes on without it.";
    }

    static String listenerNotMade(Class<?> listener) {
        return "HF0616: Listener " + listener.getName() + " could not be made, and is told of no session.";
    }

    static String sharedCookieName(String name) {
        return "HF0635: The session's cookie has the name by which this server looks for a session of its own, " + name
                + ": it finds Holdfast's token too long for an id, and logs most of it with each request; and it does not let its own "
                + "cookie be renamed. Give the session's another name by holdfast.cookie.name, or take the one of <cookie-config> away.";
    }

    static String serversCookieRenamed(String name, String servers) {
        return "HF0636: This server's own cookie is called " + servers
                + " from here on, and is told so by SessionCookieConfig.getName(): under the session's name, "
                + name + ", it would take Holdfast's token for an id that is too long, and log it.";
    }

    static HoldfastDeploymentException serversCookieName(String name) {
        return new HoldfastDeploymentException(
                "HF0637",
                "The session's cookie has the name of the server's own one, " + name
                        + ": each would overwrite the other. Give it another "
                        + "by holdfast.cookie.name, or replace the server's sessions by holdfast.http-session=replace.",
                null);
    }

    static IllegalStateException noContext() {
        return new IllegalStateException("HF0617: The web application has not started yet.");
    }

    static HoldfastDeploymentException severalApplications(String one, String other) {
        return new HoldfastDeploymentException(
                "HF0634",
                "holdfast.http-session=replace, and Holdfast's jar serves two web applications, at " + one + " and at "
                        + other
                        + ", but an HttpSession belongs to one of them (Servlet 6.0, 7.3). Put the jar into WEB-INF/lib of each WAR"
                        + " instead of into the EAR's library.",
                null);
    }
}
