package dev.holdfast.cdi;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.FieldRules;
import dev.holdfast.session.FieldSource;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.Changes;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The beans that one request has called. Everything happens with the other threads of the request kept out. */
final class BeanInstances implements FieldSource {

    private static final Collected NOTHING = new Collected(Changes.NONE, Set.of(), Map.of());

    private final WorkingSession session;
    private final SessionBeans beans;
    private final Map<SessionBean, BeanInstance> live = new LinkedHashMap<>();
    private final Map<SessionBean, BeanInstance> underway = new HashMap<>();
    private final Set<SessionBean> destroyed = new HashSet<>();
    private Collected collected = NOTHING;

    BeanInstances(WorkingSession session, SessionBeans beans) {
        this.session = session;
        this.beans = beans;
    }

    /** Those of the request that this thread serves. */
    static BeanInstances current(SessionBeans beans) {
        WorkingSession session = CurrentSession.get().orElseThrow(CdiMessages::notActive);
        return (BeanInstances) session.source(beans);
    }

    @SuppressWarnings("unchecked")
    <T> T get(Contextual<T> contextual, CreationalContext<T> context) {
        return (T) session.exclusively(
                () -> find(beans.of(contextual), contextual, context).instance());
    }

    /** What the store holds exists, though this request has not called it yet: conditional observers are told. */
    @SuppressWarnings("unchecked")
    <T> @Nullable T getIfExists(Contextual<T> contextual) {
        return session.exclusively(() -> {
            SessionBean bean = beans.of(contextual);
            BeanInstance known = known(bean);
            if (known == null && isStored(bean)) {
                known = make(bean);
            }
            return known == null ? null : (T) known.instance();
        });
    }

    void destroy(Contextual<?> contextual) {
        session.exclusively(() -> {
            SessionBean bean = beans.of(contextual);
            BeanInstance instance = live.get(bean);
            if (instance == null && bean.endHasListeners() && isStored(bean)) {
                instance = make(bean);
            }
            try {
                if (instance != null) {
                    instance.destroy();
                }
            } finally {
                // Not before its callbacks, which may call the bean by its proxy.
                if (isStored(bean)) {
                    destroyed.add(bean);
                }
                live.remove(bean);
            }
            return null;
        });
    }

    /** Whether the store holds the bean: no, once it was destroyed in this request. */
    boolean isStored(SessionBean bean) {
        return !destroyed.contains(bean) && bean.isStoredIn(session.fields());
    }

    /** Called while a bean by field is being made, between injection and {@code @PostConstruct}. */
    void restore(SessionBean bean, Object instance) {
        underway.put(
                bean,
                isStored(bean)
                        ? BeanInstance.restored(bean, instance, session.fields(), session)
                        : BeanInstance.made(bean, instance));
    }

    @Override
    public Collected collect() {
        Map<String, byte[]> sets = new HashMap<>();
        Set<String> born = new HashSet<>();
        for (BeanInstance instance : live.values()) {
            instance.collect(sets, born);
        }
        collected = sets.isEmpty() && destroyed.isEmpty() ? NOTHING : collected(sets, born);
        return collected;
    }

    private Collected collected(Map<String, byte[]> sets, Set<String> born) {
        Map<String, byte[]> bases = new HashMap<>();
        live.values().forEach(instance -> instance.collectBases(sets.keySet(), bases));
        Set<String> removals = new HashSet<>();
        for (SessionBean bean : destroyed) {
            // What takes its place has changed from what was destroyed.
            bases.keySet().removeIf(bean::owns);
            session.fields().forEach((name, form) -> {
                if (bean.owns(name) && sets.containsKey(name)) {
                    bases.put(name, form);
                }
            });
            // Begun anew in this request, it replaces its former life instead of giving way to it.
            born.removeIf(bean::owns);
            session.fields().keySet().stream()
                    .filter(name -> bean.owns(name) && !sets.containsKey(name))
                    .forEach(removals::add);
        }
        return new Collected(new Changes(sets, removals), born, bases);
    }

    @Override
    public void stored() {
        Set<String> names = collected.changes().sets().keySet();
        live.values().forEach(instance -> instance.stored(names));
        destroyed.clear();
    }

    @Override
    public void refresh(Map<String, byte @Nullable []> fields) {
        live.values().forEach(instance -> instance.refresh(fields, session));
    }

    @Override
    public void revert(Map<String, byte[]> stored) {
        destroyed.clear();
        for (BeanInstance instance : List.copyOf(live.values())) {
            if (instance.canRevert(stored)) {
                instance.revert(stored, session);
            } else {
                live.remove(instance.bean());
                replace(instance);
            }
        }
    }

    @Override
    public Optional<FieldRules> rulesOf(String field) {
        return beans.rulesOf(field);
    }

    @Override
    public void release(boolean ended) {
        Attempts attempts = new Attempts();
        if (ended) {
            beans.withEndListeners().stream()
                    .filter(bean -> !live.containsKey(bean) && isStored(bean))
                    .forEach(bean -> attempts.make(() -> make(bean)));
        }
        Set<BeanInstance> gone = new HashSet<>();
        for (List<BeanInstance> next = others(gone); !next.isEmpty(); next = others(gone)) {
            gone.addAll(next);
            next.forEach(instance -> attempts.make(() -> instance.letGo(ended)));
        }
        live.clear();
        attempts.throwIfAnyFailed();
    }

    /** A bean by field may have a method under way, which goes on with a new bean's state. */
    private void replace(BeanInstance instance) {
        if (!instance.bean().isValue()) {
            make(instance.bean());
            live.get(instance.bean()).moveInto(instance);
        }
        instance.letGo(false);
    }

    /** Callbacks may call beans that are gone already, which still answer, and make others, which have to go as well. */
    private List<BeanInstance> others(Set<BeanInstance> gone) {
        List<BeanInstance> others = new ArrayList<>(live.values());
        others.removeAll(gone);
        return others;
    }

    private BeanInstance make(SessionBean bean) {
        return make(bean, bean.contextual());
    }

    private <T> BeanInstance make(SessionBean bean, Contextual<T> contextual) {
        return find(bean, contextual, beans.creationalContext(contextual));
    }

    private <T> BeanInstance find(SessionBean bean, Contextual<T> contextual, CreationalContext<T> context) {
        BeanInstance known = known(bean);
        if (known == null) {
            known = make(bean, contextual, context);
            known.ownedBy(context);
            live.put(bean, known);
        }
        return known;
    }

    private @Nullable BeanInstance known(SessionBean bean) {
        BeanInstance known = live.get(bean);
        return known != null ? known : underway.get(bean);
    }

    private <T> BeanInstance make(SessionBean bean, Contextual<T> contextual, CreationalContext<T> context) {
        if (bean.isValue() && isStored(bean)) {
            try {
                return BeanInstance.restoredValue(bean, session.fields().get(bean.name()));
            } catch (UnreadableStateException unreadable) {
                session.unreadable(bean.name(), unreadable);
            }
        }
        try {
            T instance = contextual.create(context);
            BeanInstance made = underway.get(bean);
            if (made == null) {
                // A producer's product, which nobody could restore on the way.
                bean.requireDeclaredState(instance);
                restore(bean, instance);
                made = underway.get(bean);
            }
            if (!made.isStored()) {
                made.isBorn();
            }
            return made;
        } catch (RuntimeException failed) {
            context.release();
            throw failed;
        } finally {
            underway.remove(bean);
        }
    }
}
