package dev.holdfast.web.httpsession;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.config.TokenConfig.Transport;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * A session's cookie under the name by which the server looks for its own, as {@code <cookie-config>} has it. Servers take what is
 * in it for an id that they do not know, and keep quiet; IBM's session manager, as in Open Liberty, logs an id that is too long, and
 * so most of the token. It is known by the interface of its sessions, which applications see. There the server's own cookie, in which
 * it may keep what is not replaced, as conversations, gets another name, and no longer looks into ours.
 */
public final class SharedCookieName {

    /** What the server's own cookie is called then, and ours behind it; no prefix that browsers make demands of. */
    static final String SERVERS = "SERVER-";

    private static final System.Logger LOG = System.getLogger("dev.holdfast.web");
    private static final String TALKATIVE = "com.ibm.websphere.servlet.session.IBMSession";
    private static final String CHOSEN = SharedCookieName.class.getName();

    private SharedCookieName() {}

    /**
     * Stops a deployment that would have both cookies under one name, where the server keeps sessions of its own: each would overwrite
     * the other.
     *
     * @param config the effective configuration
     * @param context of the application
     * @throws dev.holdfast.HoldfastDeploymentException HF0637
     */
    public static void refuse(HoldfastConfig config, ServletContext context) {
        if (!config.httpSession().replaced()
                && config.token().transports().contains(Transport.COOKIE)
                && config.cookie().name().equals(serversIn(context))) {
            throw HttpSessionMessages.serversCookieName(config.cookie().name());
        }
    }

    /**
     * Keeps the two apart; to be called where {@code HttpSession} is replaced, when all listeners have been told of the start, and before
     * the first request.
     *
     * @param config the effective configuration
     * @param context of the application
     */
    public static void part(HoldfastConfig config, ServletContext context) {
        String name = new SessionConfiguration(config, context).cookie().name();
        if (name.equals(serversIn(context)) && isTalkative(context)) {
            rename(context, name);
        }
    }

    /** The name that the application has chosen, where the server's cookie has it no longer. */
    static Optional<String> chosenIn(ServletContext context) {
        return Optional.ofNullable((String) context.getAttribute(CHOSEN));
    }

    /** The specification lets it be renamed until the application has started (Servlet 6.0, {@code SessionCookieConfig.setName}). */
    private static void rename(ServletContext context, String name) {
        try {
            context.getSessionCookieConfig().setName(SERVERS + name);
            context.setAttribute(CHOSEN, name);
            LOG.log(Level.INFO, HttpSessionMessages.serversCookieRenamed(name, SERVERS + name));
        } catch (IllegalStateException | UnsupportedOperationException tooLate) {
            LOG.log(Level.WARNING, HttpSessionMessages.sharedCookieName(name), tooLate);
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
