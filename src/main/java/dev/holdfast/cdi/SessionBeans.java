package dev.holdfast.cdi;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.session.FieldCodecs;
import dev.holdfast.session.FieldRules;
import dev.holdfast.session.FieldSource;
import dev.holdfast.session.FieldSources;
import dev.holdfast.session.WorkingSession;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The application's beans of the scope: gathered and checked while the application is deployed, then only read. The
 * deployment runs on one thread; after {@link #seal} this is safe for use by several.
 */
public final class SessionBeans implements FieldSources {

    private final List<FoundBean> found = new ArrayList<>();
    private final Findings findings = new Findings();
    private final Map<Contextual<?>, SessionBean> beans = new LinkedHashMap<>();
    private final Map<Class<?>, SessionBean> managed = new HashMap<>();
    private final Map<String, FieldRules> rules = new HashMap<>();
    private @Nullable BeanManager manager;

    /**
     * Puts a bean's way back from the store into its making, where a class may become a bean of the scope.
     *
     * @param event of any injection target
     * @param manager of the deployment
     * @param <T> the class
     */
    public <T> void prepare(ProcessInjectionTarget<T> event, BeanManager manager) {
        AnnotatedType<T> type = event.getAnnotatedType();
        if (Stereotypes.spelledOut(type.getAnnotations(), manager).contains(SessionScopedDistributed.class)) {
            InjectionTarget<T> target = event.getInjectionTarget();
            event.setInjectionTarget(new RestoringInjectionTarget<>(target, this, type.getJavaClass()));
        }
    }

    /**
     * Remembers a bean of the scope; leaves others alone.
     *
     * @param event of any bean
     */
    public void add(ProcessBean<?> event) {
        if (event.getBean().getScope() == SessionScopedDistributed.class) {
            found.add(FoundBean.of(event));
        }
    }

    /**
     * Whether the application has any bean of the scope.
     *
     * @return true after one was added
     */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Checks all beans that were added and keeps what is to be known of them at run time.
     *
     * @param codecs for the types of their fields
     * @param beanManager of the deployment
     * @return every fault, each with its code; empty where all is well
     */
    public List<String> seal(FieldCodecs codecs, BeanManager beanManager) {
        manager = beanManager;
        BeanInspector inspector = new BeanInspector(codecs, beanManager, findings);
        Map<String, String> names = new HashMap<>();
        // The container finds them in any order; messages and callbacks are to come in the same one each time.
        found.sort(Comparator.comparing(FoundBean::described));
        for (FoundBean one : found) {
            inspector.inspect(one).ifPresent(bean -> {
                String former = names.putIfAbsent(bean.name(), one.described());
                if (former != null) {
                    findings.faults().add(CdiMessages.sameName(bean.name(), former, one.described()));
                }
                beans.put(bean.contextual(), bean);
                rules.putAll(bean.rules());
                if (one instanceof FoundBean.Managed) {
                    managed.put(one.bean().getBeanClass(), bean);
                }
            });
        }
        return List.copyOf(findings.faults());
    }

    /**
     * What is wrong with existing beans, and does not stop the deployment; known once {@link #seal} was called.
     *
     * @return every warning, each with its code
     */
    public List<String> warnings() {
        return List.copyOf(findings.warnings());
    }

    @Override
    public FieldSource sourceFor(WorkingSession session) {
        return new BeanInstances(session, this);
    }

    @Override
    public boolean endHasListeners() {
        return beans.values().stream().anyMatch(SessionBean::endHasListeners);
    }

    SessionBean of(Contextual<?> contextual) {
        SessionBean bean = beans.get(contextual);
        if (bean == null) {
            throw new IllegalStateException("Not a bean of this deployment: " + contextual);
        }
        return bean;
    }

    Optional<SessionBean> ofClass(Class<?> beanClass) {
        return Optional.ofNullable(managed.get(beanClass));
    }

    Optional<FieldRules> rulesOf(String field) {
        return Optional.ofNullable(rules.get(field));
    }

    List<SessionBean> withEndListeners() {
        return beans.values().stream().filter(SessionBean::endHasListeners).toList();
    }

    <T> CreationalContext<T> creationalContext(Contextual<T> contextual) {
        return Objects.requireNonNull(manager, "not sealed yet").createCreationalContext(contextual);
    }
}
