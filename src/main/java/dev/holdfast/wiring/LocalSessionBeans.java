package dev.holdfast.wiring;

import dev.holdfast.cdi.ExistingBeans;
import dev.holdfast.cdi.SessionBeans;
import dev.holdfast.session.ApplicationClasses;
import dev.holdfast.web.CurrentRequest;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.spi.ProcessBean;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The beans that come with the application and keep their state on one node, in the server's own session: worth a warning
 * beside distributed ones.
 */
final class LocalSessionBeans {

    private final Set<String> own = new TreeSet<>();
    private final Set<String> ofLibraries = new TreeSet<>();
    private final Set<String> ofConversations = new TreeSet<>();

    void add(ProcessBean<?> event) {
        Class<?> beanClass = event.getBean().getBeanClass();
        Class<? extends Annotation> scope = event.getBean().getScope();
        if (DeployedClasses.contain(beanClass) && !isTheSessionItself(event)) {
            boolean isOwn = ApplicationClasses.contain(beanClass);
            if (scope == SessionScoped.class) {
                (isOwn ? own : ofLibraries).add(beanClass.getName());
            } else if (scope == ConversationScoped.class && isOwn) {
                ofConversations.add(beanClass.getName());
            }
        }
    }

    /** The container's own bean, of a container that comes with the application. */
    private static boolean isTheSessionItself(ProcessBean<?> event) {
        return !Collections.disjoint(
                event.getBean().getTypes(), CurrentRequest.injected().keySet());
    }

    /**
     * What to say of them.
     *
     * @param beans of the scope
     * @param existing what became of {@code @SessionScoped} beans; null: they are no concern of ours
     */
    List<String> warnings(SessionBeans beans, @Nullable ExistingBeans existing) {
        return existing == null ? besideOwnScope(beans) : besideExisting(new TreeMap<>(existing.left()));
    }

    private List<String> besideOwnScope(SessionBeans beans) {
        Set<String> all = new TreeSet<>(own);
        all.addAll(ofLibraries);
        return all.isEmpty() || beans.isEmpty() ? List.of() : List.of(WiringMessages.localSessionBeans(all));
    }

    private List<String> besideExisting(Map<String, String> left) {
        own.stream()
                .filter(name -> left.keySet().stream().noneMatch(one -> (one + '.').startsWith(name + '.')))
                .forEach(name -> left.put(name, "made a bean by an extension or descriptor"));
        List<String> warnings = new ArrayList<>();
        if (!left.isEmpty()) {
            warnings.add(WiringMessages.notDistributable(left));
        }
        if (!ofLibraries.isEmpty()) {
            warnings.add(WiringMessages.sessionBeansOfLibraries(ofLibraries));
        }
        if (!ofConversations.isEmpty()) {
            warnings.add(WiringMessages.conversations(ofConversations));
        }
        return warnings;
    }
}
