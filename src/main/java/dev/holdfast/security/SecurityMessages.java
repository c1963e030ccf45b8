package dev.holdfast.security;

import dev.holdfast.SignInRequiredException;
import java.util.Collection;

/** What is said of mechanisms: HF10xx. May be asked where the server has no Jakarta Security. */
public final class SecurityMessages {

    private static final String SWITCHED_ON = "holdfast.user.mechanism is session, but ";

    private SecurityMessages() {}

    /**
     * The application has a mechanism besides Holdfast's.
     *
     * @param names of the others' bean classes
     * @return the fault
     */
    public static String otherMechanisms(Collection<String> names) {
        return "HF1002: " + SWITCHED_ON + "the application has an authentication mechanism already: "
                + String.join(", ", names)
                + ". Servers ask one alone. Take that key away: who signs in by DistributedSession is known with the application's "
                + "mechanism, too.";
    }

    static SignInRequiredException signInRequired() {
        return new SignInRequiredException(
                "HF1004",
                "What was asked for is protected, and nobody is signed in to the session. Sign in by DistributedSession.signIn.",
                null);
    }

    /**
     * There can be no mechanism.
     *
     * @return the fault
     */
    public static String noJakartaSecurity() {
        return "HF1003: " + SWITCHED_ON
                + "this server has no Jakarta Security, whose mechanisms tell it who calls. Take that key "
                + "away, and ask DistributedSession who is signed in; or deploy to a server that has it.";
    }

    /**
     * One of the server's forms does less than elsewhere.
     *
     * @param form its class
     * @return the warning
     */
    public static String forgetfulForm(String form) {
        return "HF1050: This server's own form (" + form
                + ") keeps the page that was asked for in a cookie of the server's, and forgets "
                + "what was posted to it: who has to sign in then gets the page by GET. A node takes j_security_check only once the "
                + "application was asked for anything on it. Have the balancer's probe ask the application, or use a "
                + "HttpAuthenticationMechanism of the application's own.";
    }
}
