package dev.holdfast.wiring;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.cdi.ExistingBeans;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.ProcessBean;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What MyFaces, the Faces of some servers, makes of beans in scopes of Faces: those of all views, of all flows and of all browser windows
 * are each in a {@code @SessionScoped} bean of its own. The views themselves are in the {@code HttpSession}, and where that is ours their
 * beans have to be with them. Mojarra has no such beans. Names as in MyFaces 4.0; named, since not every server has it. For the
 * deployment's thread only.
 */
final class FacesBeans {

    /** To be distributed: a map of views with the beans of each, of which the session's next request may ask another node. */
    private static final String OF_VIEWS = "org.apache.myfaces.cdi.view.ViewScopeContextualStorageHolder";

    /** Not to be: they keep a lambda that holds the bean itself, and nothing could give it back to one in another request. */
    private static final Set<String> OF_OTHERS = Set.of(
            "org.apache.myfaces.flow.cdi.FlowScopeContextualStorageHolder",
            "org.apache.myfaces.cdi.clientwindow.ClientWindowScopeContextualStorageHolder");

    private static final Set<String> OTHER_SCOPES =
            Set.of("jakarta.faces.flow.FlowScoped", "jakarta.faces.lifecycle.ClientWindowScoped");

    private final Set<Class<?>> scopesOfViews = new HashSet<>();
    private final Set<String> ofOtherScopes = new TreeSet<>();
    private boolean areDistributed;
    private boolean othersAreOnOneNode;

    /** Has the beans of views where the {@code HttpSession} is, if the application has MyFaces. */
    void distribute(BeforeBeanDiscovery event) {
        Stream.of(Thread.currentThread().getContextClassLoader(), FacesBeans.class.getClassLoader())
                .flatMap(FacesBeans::ofViews)
                .findFirst()
                .ifPresent(beanClass -> {
                    ExistingBeans.replace(event, beanClass);
                    areDistributed = true;
                });
    }

    private static Stream<Class<?>> ofViews(ClassLoader loader) {
        try {
            return Stream.of(Class.forName(OF_VIEWS, false, loader));
        } catch (ClassNotFoundException | LinkageError none) {
            return Stream.empty();
        }
    }

    void add(ProcessBean<?> event) {
        Class<?> beanClass = event.getBean().getBeanClass();
        if (beanClass.getName().equals(OF_VIEWS)) {
            scopesOfViews.add(event.getBean().getScope());
        }
        othersAreOnOneNode |= OF_OTHERS.contains(beanClass.getName());
        if (OTHER_SCOPES.contains(event.getBean().getScope().getName()) && DeployedClasses.contain(beanClass)) {
            ofOtherScopes.add(beanClass.getName());
        }
    }

    /** What to say of them, where {@code HttpSession} is ours. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (areDistributed && othersAreOnOneNode && !ofOtherScopes.isEmpty()) {
            warnings.add(WiringMessages.beansOfFlowsAndWindows(ofOtherScopes));
        }
        if (areDistributed && !scopesOfViews.contains(SessionScopedDistributed.class)) {
            warnings.add(WiringMessages.viewsOfAnotherModule());
        }
        return warnings;
    }
}
