package dev.holdfast.cdi;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.FieldForm;
import dev.holdfast.session.StoredFields;
import dev.holdfast.session.WorkingSession;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One bean that a request has called: the live object, and the forms in which the store knows it. */
final class BeanInstance {

    private final SessionBean bean;
    /** In the order of the bean's slots. */
    private final @Nullable FieldForm[] forms;

    private Object instance;
    private @Nullable CreationalContext<?> context;
    private boolean stored;

    private BeanInstance(SessionBean bean, Object instance, boolean stored) {
        this.bean = bean;
        this.forms = new FieldForm[bean.slots().size()];
        this.instance = instance;
        this.stored = stored;
    }

    /** A bean that nothing is stored of; its forms are taken by {@link #isBorn} when its callbacks have run. */
    static BeanInstance made(SessionBean bean, Object instance) {
        return new BeanInstance(bean, instance, false);
    }

    /** A bean by field, whose constructor and initializers have run: its stored fields are put back. */
    static BeanInstance restored(SessionBean bean, Object instance, StoredFields fields, WorkingSession session) {
        BeanInstance restored = new BeanInstance(bean, instance, true);
        for (int i = 0; i < restored.forms.length; i++) {
            StateSlot slot = restored.slot(i);
            byte[] form = fields.get(slot.name());
            boolean isBack = form != null
                    && slot instanceof StateField field
                    && restored.putBack(i, field, form, fields, session);
            if (!isBack) {
                restored.form(i).missing(form == null);
            }
        }
        return restored;
    }

    /** A producer's value as it was stored. */
    static BeanInstance restoredValue(SessionBean bean, byte[] form) {
        BeanInstance restored = new BeanInstance(bean, valueOf(bean, form), true);
        restored.forms[0] = FieldForm.stored(restored.slot(0).codec(), form, restored.instance);
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
        for (int i = 0; i < forms.length; i++) {
            forms[i] = born(i);
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
            for (int i = 0; i < forms.length; i++) {
                collect(i, sets, born);
            }
        } else {
            collectNew(sets, born);
        }
    }

    /** From which forms these fields have changed. */
    void collectBases(Set<String> changed, Map<String, byte[]> bases) {
        for (int i = 0; i < forms.length; i++) {
            FieldForm form = forms[i];
            byte[] base = form != null && changed.contains(slot(i).name()) ? form.base() : null;
            if (base != null) {
                bases.put(slot(i).name(), base);
            }
        }
    }

    private void collectNew(Map<String, byte[]> sets, Set<String> born) {
        Map<String, byte[]> all = new HashMap<>();
        Set<String> asBorn = new HashSet<>();
        boolean worthStoring = false;
        for (int i = 0; i < forms.length; i++) {
            boolean changed = collectWhole(i, all, asBorn);
            worthStoring |= changed || !Blank.isBlank(slot(i).read(instance));
        }
        if (worthStoring || bean.existing()) {
            sets.putAll(all);
            born.addAll(asBorn);
        }
    }

    /** Whether it is another form than the first one. */
    private boolean collectWhole(int i, Map<String, byte[]> sets, Set<String> born) {
        byte[] bytes = encoded(i, () -> form(i).whole(slot(i).read(instance)));
        sets.put(slot(i).name(), bytes);
        boolean asBorn = form(i).isAsKnown(bytes);
        if (asBorn) {
            born.add(slot(i).name());
        }
        return !asBorn;
    }

    /** A field that the store does not hold yet, as one that this version has added, is stored once it is not blank. */
    private void collect(int i, Map<String, byte[]> sets, Set<String> born) {
        Object now = slot(i).read(instance);
        if (form(i).isMissing() && !Blank.isBlank(now)) {
            collectWhole(i, sets, born);
        } else {
            byte[] changed = encoded(i, () -> form(i).change(now));
            if (changed != null) {
                sets.put(slot(i).name(), changed);
            }
        }
    }

    /** The codec knows the declared type; whose it is stands here. */
    private <B> B encoded(int i, Supplier<B> encoding) {
        try {
            return encoding.get();
        } catch (UnstorableValueException cause) {
            throw CdiMessages.unstorableNow(slot(i).name(), cause);
        }
    }

    /** The forms collected for these fields are in the store. */
    void stored(Set<String> names) {
        for (int i = 0; i < forms.length; i++) {
            if (names.contains(slot(i).name())) {
                form(i).stored();
                stored = true;
            }
        }
    }

    /** Takes over what somebody else has stored. */
    void refresh(Map<String, byte @Nullable []> fields, WorkingSession session) {
        for (int i = 0; i < forms.length; i++) {
            byte[] form = fields.get(slot(i).name());
            if (form != null) {
                stored = true;
                form(i).missing(false);
                refresh(i, form, session);
            }
        }
    }

    private void refresh(int i, byte[] form, WorkingSession session) {
        if (slot(i) instanceof StateField field) {
            putBack(i, field, form, null, session);
        } else if (bean.isValue()) {
            replace(form, session);
        }
    }

    /**
     * Whether all that this bean has from the store is still there, so that its fields can be put back one by one. A value
     * cannot: it is the object itself.
     */
    boolean canRevert(Map<String, byte[]> fields) {
        return !bean.isValue()
                && IntStream.range(0, forms.length)
                        .filter(i -> !fields.containsKey(slot(i).name()))
                        .noneMatch(i -> form(i).isFromStore());
    }

    /** Takes over all that is stored; a field that is not gets its first form back. */
    void revert(Map<String, byte[]> fields, WorkingSession session) {
        stored = bean.isStoredIn(fields);
        for (int i = 0; i < forms.length; i++) {
            byte[] form = fields.get(slot(i).name());
            if (slot(i) instanceof StateField field) {
                revert(i, field, form, session);
            }
            form(i).missing(stored && form == null);
        }
    }

    private void revert(int i, StateField field, byte @Nullable [] form, WorkingSession session) {
        boolean isBack = form != null && putBack(i, field, form, null, session);
        if (!isBack) {
            firstFormBack(form(i), field);
        }
    }

    private void firstFormBack(FieldForm first, StateField field) {
        if (!first.isFromStore()) {
            Object value = first.firstValue(field.read(instance));
            field.write(instance, value);
        }
    }

    /** This one, just made, gives its state to an object that may be in use, and stands behind it from here on. */
    void moveInto(BeanInstance former) {
        for (StateSlot slot : bean.slots()) {
            if (slot instanceof StateField field) {
                field.write(former.instance, field.read(instance));
            }
        }
        instance = former.instance;
    }

    private void replace(byte[] form, WorkingSession session) {
        try {
            instance = valueOf(bean, form);
            forms[0] = FieldForm.stored(slot(0).codec(), form, instance);
        } catch (UnreadableStateException unreadable) {
            session.unreadable(slot(0).name(), unreadable);
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

    /** Where the form is among these fields, its value may be known already. */
    private boolean putBack(
            int i, StateField field, byte[] form, @Nullable StoredFields fields, WorkingSession session) {
        try {
            Object value = fields == null ? field.codec().decode(form) : fields.value(field.name(), field.codec());
            field.write(instance, value);
            forms[i] = FieldForm.stored(field.codec(), form, value);
            return true;
        } catch (UnreadableStateException unreadable) {
            session.unreadable(field.name(), unreadable);
            return false;
        }
    }

    private StateSlot slot(int i) {
        return bean.slots().get(i);
    }

    private FieldForm born(int i) {
        return FieldForm.born(slot(i).codec(), slot(i).read(instance));
    }

    private FieldForm form(int i) {
        FieldForm form = forms[i];
        if (form == null) {
            form = born(i);
            forms[i] = form;
        }
        return form;
    }

    @SuppressWarnings("unchecked")
    private static <T> void destroy(Contextual<T> contextual, Object instance, @Nullable CreationalContext<?> context) {
        contextual.destroy((T) instance, (CreationalContext<T>) context);
    }
}
