package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Map;
import java.util.TreeSet;

/** What a session holds. */
final class AttributeSteps {

    private AttributeSteps() {}

    static void add(Map<String, Step> steps, HeldSession held) {
        steps.put("set", words -> set(held.session, words[1], words[2]));
        steps.put("set-null", words -> set(held.session, words[1], null));
        steps.put("set-null-name", words -> set(held.session, null, "value"));
        steps.put("set-again", words -> set(held.session, words[1], held.session.getAttribute(words[1])));
        steps.put("set-bound", words -> set(held.session, words[1], new Bound(words[2])));
        steps.put("set-moving", words -> set(held.session, words[1], new Moving(words[2])));
        steps.put("set-unserializable", words -> set(held.session, words[1], new Unserializable()));
        steps.put("get", words -> held.session.getAttribute(words[1]));
        steps.put("get-null-name", words -> held.session.getAttribute(null));
        steps.put("names", words -> new TreeSet<>(Collections.list(held.session.getAttributeNames())));
        steps.put("remove", words -> {
            held.session.removeAttribute(words[1]);
            return "removed";
        });
    }

    private static String set(HttpSession session, String name, Object value) {
        session.setAttribute(name, value);
        return "set";
    }
}
