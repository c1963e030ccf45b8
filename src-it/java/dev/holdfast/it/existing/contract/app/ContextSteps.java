package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import java.util.Map;

/** What the application knows of all its sessions. */
final class ContextSteps {

    private ContextSteps() {}

    static void add(Map<String, Step> steps, ServletContext context) {
        SessionCookieConfig cookie = context.getSessionCookieConfig();
        steps.put("session-timeout", words -> context.getSessionTimeout());
        steps.put("tracking-modes", words -> context.getEffectiveSessionTrackingModes());
        steps.put("cookie-name", words -> cookie.getName());
        steps.put("cookie-path", words -> cookie.getPath());
        steps.put("cookie-max-age", words -> cookie.getMaxAge());
        steps.put("cookie-same-site", words -> cookie.getAttribute("SameSite"));
        steps.put("rename-cookie", words -> {
            cookie.setName(words[1]);
            return "renamed";
        });
    }
}
