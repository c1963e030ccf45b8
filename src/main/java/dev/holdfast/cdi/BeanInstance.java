package dev.holdfast.cdi;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.session.WorkingSession;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One bean that a request has called: the live object, and the forms in which the store knows it. */
final class BeanInstance {

    private final SessionBean bean;
    private final Map<String, SlotForm> forms = new HashMap<>();
    private final Set<String> missing = new HashSet<>();
    private Object instance;
    private @Nullable CreationalContext<?> context;
    private boolean stored;

    private BeanInstance(SessionBean bean, Object instance, boolean stored) {
        this.bean = bean;
        this.instance = instance;
        this.stored = stored;
    }

    /** A bean that nothing is stored of; its forms are taken by {@link #isBorn} when its callbacks have run. */
    static BeanInstance made(SessionBean bean, Object instance) {
        return new BeanInstance(bean, instance, false);
    }

    /** A bean by field, whose constructor and initializers have run: its stored fields are put back. */
    static BeanInstance restored(
            SessionBean bean, Object instance, Map<String, byte[]> fields, WorkingSession session) {
        BeanInstance restored = new BeanInstance(bean, instance, true);
        for (StateSlot slot : bean.slots()) {
            byte[] form = fields.get(slot.name());
            if (form == null) {
                restored.missing.add(slot.name());
            }
            boolean isBack = form != null && slot instanceof StateField field && restored.putBack(field, form, session);
            if (!isBack) {
                restored.forms.put(slot.name(), SlotForm.born(slot, slot.read(instance)));
            }
        }
        return restored;
    }

    /** A producer's value as it was stored. */
    static BeanInstance restoredValue(SessionBean bean, byte[] form) {
        BeanInstance restored = new BeanInstance(bean, valueOf(bean, form), true);
        StateSlot slot = bean.slots().get(0);
        restored.forms.put(slot.name(), SlotForm.stored(slot, form, restored.instance));
        return restored;
    }

    private static Object valueOf(SessionBean bean, byte[] form) {
        Object value = bean.slots().get(0).codec().decode(form);
        if (value == null) {
            throw CdiMessages.nullValue(bean.name());
        }
        return value;
    }

    void isBorn() {
        for (StateSlot slot : bean.slots()) {
            forms.put(slot.name(), SlotForm.born(slot, slot.read(instance)));
        }
    }

    void ownedBy(CreationalContext<?> creationalContext) {
        context = creationalContext;
    }

    SessionBean bean() {
        return bean;
    }

    Object instance() {
        return instance;
    }

    boolean isStored() {
        return stored;
    }

    /** Adds what is to be stored of this bean: of a stored one what has changed, of a new one all or nothing. */
    void collect(Map<String, byte[]> sets, Set<String> born) {
        if (stored) {
            for (StateSlot slot : bean.slots()) {
                collect(slot, sets, born);
            }
        } else {
            collectNew(sets, born);
        }
    }

    /** From which forms these fields have changed. */
    void collectBases(Set<String> changed, Map<String, byte[]> bases) {
        forms.forEach((name, form) -> {
            byte[] base = changed.contains(name) ? form.base() : null;
            if (base != null) {
                bases.put(name, base);
            }
        });
    }

    private void collectNew(Map<String, byte[]> sets, Set<String> born) {
        Map<String, byte[]> all = new HashMap<>();
        boolean worthStoring = false;
        for (StateSlot slot : bean.slots()) {
            SlotForm form = form(slot);
            byte[] bytes = form.whole(instance);
            all.put(slot.name(), bytes);
            worthStoring |= !Blank.isBlank(slot.read(instance)) || !form.isAsKnown(bytes);
        }
        if (worthStoring) {
            sets.putAll(all);
            all.forEach((name, bytes) -> {
                SlotForm form = forms.get(name);
                if (form != null && form.isAsKnown(bytes)) {
                    born.add(name);
                }
            });
        }
    }

    /** A field that the store does not hold yet, as one that this version has added, is stored once it is not blank. */
    private void collect(StateSlot slot, Map<String, byte[]> sets, Set<String> born) {
        SlotForm form = form(slot);
        if (missing.contains(slot.name()) && !Blank.isBlank(slot.read(instance))) {
            byte[] bytes = form.whole(instance);
            sets.put(slot.name(), bytes);
            if (form.isAsKnown(bytes)) {
                born.add(slot.name());
            }
        } else {
            byte[] changed = form.change(instance);
            if (changed != null) {
                sets.put(slot.name(), changed);
            }
        }
    }

    /** The forms collected for these fields are in the store. */
    void stored(Set<String> names) {
        for (StateSlot slot : bean.slots()) {
            if (names.contains(slot.name())) {
                form(slot).stored();
                missing.remove(slot.name());
                stored = true;
            }
        }
    }

    /** Takes over what somebody else has stored. */
    void refresh(Map<String, byte @Nullable []> fields, WorkingSession session) {
        for (StateSlot slot : bean.slots()) {
            byte[] form = fields.get(slot.name());
            if (form == null) {
                continue;
            }
            stored = true;
            missing.remove(slot.name());
            if (slot instanceof StateField field) {
                putBack(field, form, session);
            } else {
                replace(slot, form, session);
            }
        }
    }

    /**
     * Whether all that this bean has from the store is still there, so that its fields can be put back one by one. A value
     * cannot: it is the object itself.
     */
    boolean canRevert(Map<String, byte[]> fields) {
        return !bean.isValue()
                && bean.slots().stream()
                        .filter(slot -> !fields.containsKey(slot.name()))
                        .noneMatch(slot -> form(slot).isFromStore());
    }

    /** Takes over all that is stored; a field that is not gets its first form back. */
    void revert(Map<String, byte[]> fields, WorkingSession session) {
        stored = bean.isStoredIn(fields);
        missing.clear();
        for (StateSlot slot : bean.slots()) {
            byte[] form = fields.get(slot.name());
            boolean isBack = form != null && putBack((StateField) slot, form, session);
            if (!isBack) {
                firstFormBack((StateField) slot);
            }
            if (stored && form == null) {
                missing.add(slot.name());
            }
        }
    }

    private void firstFormBack(StateField field) {
        SlotForm first = form(field);
        if (!first.isFromStore()) {
            Object value = first.firstValue(field.read(instance));
            field.write(instance, value);
        }
    }

    /** This one, just made, gives its state to an object that may be in use, and stands behind it from here on. */
    void moveInto(BeanInstance former) {
        for (StateSlot slot : bean.slots()) {
            ((StateField) slot).write(former.instance, slot.read(instance));
        }
        instance = former.instance;
    }

    private void replace(StateSlot slot, byte[] form, WorkingSession session) {
        try {
            instance = valueOf(bean, form);
            forms.put(slot.name(), SlotForm.stored(slot, form, instance));
        } catch (UnreadableStateException unreadable) {
            session.unreadable(slot.name(), unreadable);
        }
    }

    /** The bean is gone for good: its callbacks run. */
    void destroy() {
        destroy(bean.contextual(), instance, context);
    }

    /** The request lets go of the bean; what depends on it is released. Only in the store can it live on. */
    void letGo(boolean sessionEnded) {
        if (sessionEnded || !stored) {
            destroy();
        } else if (context != null) {
            context.release();
        }
    }

    private boolean putBack(StateField field, byte[] form, WorkingSession session) {
        try {
            Object value = field.codec().decode(form);
            field.write(instance, value);
            forms.put(field.name(), SlotForm.stored(field, form, value));
            return true;
        } catch (UnreadableStateException unreadable) {
            session.unreadable(field.name(), unreadable);
            return false;
        }
    }

    private SlotForm form(StateSlot slot) {
        SlotForm known = forms.get(slot.name());
        return known != null
                ? known
                : forms.computeIfAbsent(slot.name(), name -> SlotForm.born(slot, slot.read(instance)));
    }

    @SuppressWarnings("unchecked")
    private static <T> void destroy(Contextual<T> contextual, Object instance, @Nullable CreationalContext<?> context) {
        contextual.destroy((T) instance, (CreationalContext<T>) context);
    }
}
