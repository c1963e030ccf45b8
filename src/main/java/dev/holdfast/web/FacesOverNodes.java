package dev.holdfast.web;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * What Mojarra, the Faces of most servers, needs where the nodes of an application share its sessions, but not its memory:
 * the flash must be kept in the session, and what one node encrypts the others must be able to read. The former is switched on
 * here; the keys for the latter are the application's secrets, so their absence can only be told.
 *
 * <p>Names as in Mojarra 4.0: {@code com.sun.faces.config.ConfigureListener}, {@code com.sun.faces.util.ByteArrayGuardAESCTR}.
 */
final class FacesOverNodes {

    static final String DISTRIBUTABLE = "com.sun.faces.enableDistributable";
    static final String FLASH_KEY = "faces/FlashSecretKey";
    static final String STATE_KEY = "faces/ClientSideSecretKey";

    private static final String ENVIRONMENT = "java:comp/env/";
    private static final String STATE_SAVING = "jakarta.faces.STATE_SAVING_METHOD";
    private static final String PREPARED = FacesOverNodes.class.getName();

    private FacesOverNodes() {}

    /** Before any listener runs; an application that has set the parameter keeps its value. */
    static void prepare(ServletContext context) {
        context.setInitParameter(DISTRIBUTABLE, "true");
        context.setAttribute(PREPARED, true);
    }

    /** After all listeners have run: Mojarra, where the application uses it, has then left its mark in the context. */
    static void check(ServletContext context) {
        if (context.getAttribute(PREPARED) != null && Boolean.TRUE.equals(context.getAttribute(DISTRIBUTABLE))) {
            List<String> missing = keys(context).filter(key -> !isBound(key)).toList();
            if (!missing.isEmpty()) {
                WebLog.facesKeysMissing(missing);
            }
        }
    }

    private static Stream<String> keys(ServletContext context) {
        return "client".equalsIgnoreCase(context.getInitParameter(STATE_SAVING))
                ? Stream.of(FLASH_KEY, STATE_KEY)
                : Stream.of(FLASH_KEY);
    }

    private static boolean isBound(String key) {
        try {
            return new InitialContext().lookup(ENVIRONMENT + key) != null;
        } catch (NamingException absent) {
            return false;
        }
    }
}
