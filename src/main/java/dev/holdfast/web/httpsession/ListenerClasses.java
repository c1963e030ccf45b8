package dev.holdfast.web.httpsession;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EventListener;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The classes of the application's session listeners in the order of their declaration: those of web.xml and its fragments, then
 * those with {@code @WebListener} by their names, as nothing else orders them. Listeners that are added by {@code
 * ServletContext.addListener} cannot be asked for: the container keeps them to itself.
 *
 * @param classes without duplicates
 */
public record ListenerClasses(List<Class<? extends EventListener>> classes) {

    private static final System.Logger LOG = System.getLogger("dev.holdfast.web");
    private static final String ATTRIBUTE = ListenerClasses.class.getName();

    /** Copies the list. */
    public ListenerClasses {
        classes = List.copyOf(classes);
    }

    /**
     * Finds them, and leaves them in the context until they are needed.
     *
     * @param context of the application that starts
     * @param found all classes that the container has found to be listeners, declared or not
     */
    public static void remember(ServletContext context, Collection<Class<?>> found) {
        WebDescriptors descriptors = WebDescriptors.of(context);
        Stream<Class<?>> declared =
                descriptors.listenerClasses().stream().flatMap(name -> load(context, name).stream());
        Stream<Class<?>> annotated = descriptors.areComplete()
                ? Stream.empty()
                : found.stream()
                        .filter(type -> type.isAnnotationPresent(WebListener.class))
                        .sorted(Comparator.comparing(Class::getName));
        Set<Class<? extends EventListener>> classes = new LinkedHashSet<>();
        Stream.concat(declared, annotated)
                .filter(ListenerInstances::listensToSessions)
                .forEach(type -> classes.add(type.asSubclass(EventListener.class)));
        context.setAttribute(ATTRIBUTE, new ListenerClasses(List.copyOf(classes)));
    }

    static ListenerClasses of(ServletContext context) {
        return context.getAttribute(ATTRIBUTE) instanceof ListenerClasses known
                ? known
                : new ListenerClasses(List.of());
    }

    /** One instance of each class: the container's own, or another that it makes and injects. */
    List<EventListener> instances(ServletContext context, ListenerInstances containers) {
        List<EventListener> instances = new ArrayList<>();
        for (Class<? extends EventListener> type : classes) {
            try {
                instances.add(instance(type, context, containers));
            } catch (ServletException | RuntimeException | LinkageError failed) {
                LOG.log(Level.ERROR, HttpSessionMessages.listenerNotMade(type), failed);
            }
        }
        return instances;
    }

    private static EventListener instance(
            Class<? extends EventListener> type, ServletContext context, ListenerInstances containers)
            throws ServletException {
        Optional<EventListener> own = containers.of(type);
        return own.isPresent() ? own.get() : context.createListener(type);
    }

    private static Optional<Class<?>> load(ServletContext context, String name) {
        try {
            return Optional.of(Class.forName(name, false, context.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError unknown) {
            return Optional.empty(); // the container has its own say on that
        }
    }
}
