package dev.holdfast.wiring;

import dev.holdfast.config.ClassNames;
import jakarta.enterprise.inject.spi.ProcessBean;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What MyFaces, the Faces of some servers, makes of beans in scopes of Faces: those of all views, of all flows and of all browser windows
 * are each in a {@code @SessionScoped} bean of its own. The views themselves are in the {@code HttpSession}, and where that is ours their
 * beans have to be with them. Mojarra has no such beans. Names as in MyFaces 4.0; named, since not every server has it.
 */
final class FacesBeans {

    /** To be distributed: a map of views with the beans of each, which the session's next request may have on another node. */
    private static final ClassNames OF_VIEWS =
            new ClassNames(List.of("org.apache.myfaces.cdi.view.ViewScopeContextualStorageHolder"));

    /** Not to be: they keep a lambda that holds the bean itself, and nothing could give it back to one in another request. */
    private static final ClassNames OF_OTHERS = new ClassNames(List.of(
            "org.apache.myfaces.flow.cdi.FlowScopeContextualStorageHolder",
            "org.apache.myfaces.cdi.clientwindow.ClientWindowScopeContextualStorageHolder"));

    private static final Set<String> OTHER_SCOPES =
            Set.of("jakarta.faces.flow.FlowScoped", "jakarta.faces.lifecycle.ClientWindowScoped");

    private final Set<String> ofOtherScopes = new TreeSet<>();
    private boolean areOnOneNode;

    /** Whether a bean of that class belongs to the {@code HttpSession}, and is to be where that is. */
    static boolean belongToSession(Class<?> type) {
        return OF_VIEWS.contain(type.getName());
    }

    void add(ProcessBean<?> event) {
        Class<?> beanClass = event.getBean().getBeanClass();
        areOnOneNode |= OF_OTHERS.contain(beanClass.getName());
        if (OTHER_SCOPES.contains(event.getBean().getScope().getName()) && DeployedClasses.contain(beanClass)) {
            ofOtherScopes.add(beanClass.getName());
        }
    }

    /** What to say of them, where {@code HttpSession} is ours. */
    List<String> warnings() {
        return areOnOneNode && !ofOtherScopes.isEmpty()
                ? List.of(WiringMessages.beansOfFlowsAndWindows(ofOtherScopes))
                : List.of();
    }
}
