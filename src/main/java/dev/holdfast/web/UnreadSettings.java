package dev.holdfast.web;

import dev.holdfast.config.WarSettings;
import jakarta.servlet.ServletContext;
import java.util.List;

/** Settings that a WAR brings along, but that do not count, as the server reads those of the EAR alone. */
final class UnreadSettings {

    private UnreadSettings() {}

    /**
     * Stops the deployment where there are any.
     *
     * @param context of the WAR
     * @throws dev.holdfast.HoldfastDeploymentException naming all of them
     */
    static void refuse(ServletContext context) {
        List<String> unread = WarSettings.ignoredOf(context.getClassLoader());
        if (!unread.isEmpty()) {
            throw WebMessages.unreadSettings(context.getContextPath(), unread);
        }
    }
}
