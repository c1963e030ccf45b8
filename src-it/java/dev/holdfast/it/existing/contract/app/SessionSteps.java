package dev.holdfast.it.existing.contract.app;

import java.util.Map;

/** What a session knows of itself. */
final class SessionSteps {

    private SessionSteps() {}

    static void add(Map<String, Step> steps, HeldSession held) {
        steps.put("id", words -> held.session.getId());
        steps.put("is-new", words -> held.session.isNew());
        steps.put("creation-time", words -> held.session.getCreationTime());
        steps.put("last-accessed-time", words -> held.session.getLastAccessedTime());
        steps.put("max-inactive", words -> held.session.getMaxInactiveInterval());
        steps.put("set-max-inactive", words -> {
            held.session.setMaxInactiveInterval(Integer.parseInt(words[1]));
            return "set";
        });
        steps.put("context", words -> held.session.getServletContext().getContextPath());
        steps.put("invalidate", words -> {
            held.session.invalidate();
            return "ended";
        });
    }
}
