package dev.holdfast.web;

import jakarta.servlet.ServletContext;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The key by which Mojarra, the Faces of most servers, encrypts the state of a form that it keeps at the client. Without one in the
 * application's environment each node makes its own: a form rendered before there was a session then fails on any other node. It
 * is the application's secret, so Holdfast can bring none; it can tell that there is none.
 *
 * <p>Names as in Mojarra 4.0: {@code com.sun.faces.renderkit.ByteArrayGuard}, {@code com.sun.faces.application.ApplicationAssociate}.
 */
final class FacesStateKey {

    static final String NAME = "java:comp/env/faces/ClientSideSecretKey";
    static final String STATE_SAVING = "jakarta.faces.STATE_SAVING_METHOD";
    /** Where Mojarra keeps itself in an application that uses it. */
    static final String MOJARRA = "com.sun.faces.ApplicationAssociate";

    private FacesStateKey() {}

    /** After all listeners have run, Mojarra's among them. */
    static void check(ServletContext context) {
        if (context.getAttribute(MOJARRA) != null
                && "client".equalsIgnoreCase(context.getInitParameter(STATE_SAVING))
                && !isBound()) {
            WebLog.facesStateKeyMissing();
        }
    }

    private static boolean isBound() {
        try {
            return new InitialContext().lookup(NAME) != null;
        } catch (NamingException absent) {
            return false;
        }
    }
}
