package dev.holdfast.web.httpsession;

import dev.holdfast.config.HoldfastConfig;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;

/**
 * A session's cookie under the name by which the server looks for its own. Servers take what is in it for an id that they do not
 * know, and keep quiet; IBM's session manager, as in Open Liberty, logs an id that is too long, and so most of the token. It is
 * known by the interface of its sessions, which applications see.
 */
public final class SharedCookieName {

    private static final System.Logger LOG = System.getLogger("dev.holdfast.web");
    private static final String TALKATIVE = "com.ibm.websphere.servlet.session.IBMSession";

    private SharedCookieName() {}

    /**
     * Warns of it; to be called where {@code HttpSession} is replaced, when all listeners have been told of the start.
     *
     * @param config the effective configuration
     * @param context of the application
     */
    public static void warnOf(HoldfastConfig config, ServletContext context) {
        String name = new SessionConfiguration(config, context).cookie().name();
        if (name.equals(serversIn(context)) && isTalkative(context)) {
            LOG.log(Level.WARNING, HttpSessionMessages.sharedCookieName(name));
        }
    }

    private static String serversIn(ServletContext context) {
        String name = context.getSessionCookieConfig().getName();
        return name == null || name.isBlank() ? SessionConfiguration.STANDARD_NAME : name;
    }

    private static boolean isTalkative(ServletContext context) {
        try {
            context.getClassLoader().loadClass(TALKATIVE);
            return true;
        } catch (ClassNotFoundException other) {
            return false;
        }
    }
}
