package dev.holdfast.web.httpsession;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;

/**
 * A sign-in by the container (Servlet 6.0, 13.6.3): {@code <login-config>} with FORM. The container remembers the caller, and the
 * page that was asked for, in a session of its own, which nothing of an application can replace.
 */
public final class ContainerLogin {

    private static final System.Logger LOG = System.getLogger("dev.holdfast.web");
    private static final String FORM = "FORM";

    private ContainerLogin() {}

    /**
     * Warns of it; to be called where {@code HttpSession} is replaced, as the application starts.
     *
     * @param context of the application
     */
    public static void warnOf(ServletContext context) {
        if (WebDescriptors.of(context)
                .loginMethod()
                .filter(FORM::equalsIgnoreCase)
                .isPresent()) {
            LOG.log(Level.WARNING, HttpSessionMessages.CONTAINER_FORM);
        }
    }
}
