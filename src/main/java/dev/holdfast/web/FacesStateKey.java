package dev.holdfast.web;

import jakarta.servlet.ServletContext;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The key by which Faces encrypts the state of a form that it keeps at the client. Without one that the application brings each node makes
 * its own, and a form fails on any other node. It is the application's secret, so Holdfast can bring none; it can tell that there is none.
 *
 * <p>Names as in Mojarra 4.0, {@code com.sun.faces.renderkit.ByteArrayGuard} and {@code com.sun.faces.application.ApplicationAssociate},
 * and in MyFaces 4.0, {@code org.apache.myfaces.application.viewstate.StateUtils}.
 */
final class FacesStateKey {

    static final String NAME = "java:comp/env/faces/ClientSideSecretKey";
    static final String STATE_SAVING = "jakarta.faces.STATE_SAVING_METHOD";
    /** Where Mojarra keeps itself in an application that uses it. */
    static final String MOJARRA = "com.sun.faces.ApplicationAssociate";
    /** Where MyFaces keeps the key, be it the application's or of its own making. */
    static final String MYFACES = "org.apache.myfaces.SECRET.CACHE";

    static final String SECRET = "org.apache.myfaces.SECRET";
    static final String MAC_SECRET = "org.apache.myfaces.MAC_SECRET";

    private FacesStateKey() {}

    /** After all listeners have run, that of Faces among them. */
    static void check(ServletContext context) {
        if (!"client".equalsIgnoreCase(context.getInitParameter(STATE_SAVING))) {
            return;
        }
        if (context.getAttribute(MOJARRA) != null && !isBound()) {
            WebLog.mojarrasStateKeyMissing();
        }
        if (context.getAttribute(MYFACES) != null
                && Stream.of(SECRET, MAC_SECRET).anyMatch(name -> context.getInitParameter(name) == null)) {
            WebLog.myFacesStateKeysMissing();
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
