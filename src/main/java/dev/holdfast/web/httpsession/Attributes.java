package dev.holdfast.web.httpsession;

import dev.holdfast.UnreadableStateException;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.FieldForm;
import dev.holdfast.session.FieldRules;
import dev.holdfast.session.FieldSource;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.Changes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one request's session: fields of names that begin with {@code attribute:}. Each is decoded when it is first
 * asked for. Everything happens with the other threads of the request kept out.
 */
final class Attributes implements FieldSource {

    private static final String PREFIX = "attribute:";

    private final WorkingSession session;
    private final HttpSessions application;
    private final IdField id;
    private final Map<String, Attribute> live = new LinkedHashMap<>();
    private final Set<String> removed = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();
    private Set<String> collected = Set.of();
    private @Nullable ReplacedSession facade;
    private boolean ending;

    Attributes(WorkingSession session, HttpSessions application) {
        this.session = session;
        this.application = application;
        this.id = new IdField(session);
    }

    /** The one object that stands for the session in this request. */
    ReplacedSession facade() {
        return session.exclusively(() -> {
            ReplacedSession known = facade;
            if (known == null) {
                known = new ReplacedSession(session, application, this);
                facade = known;
            }
            return known;
        });
    }

    IdField id() {
        return id;
    }

    @Nullable
    Object get(String name) {
        return session.exclusively(() -> {
            Attribute attribute = find(name);
            return attribute == null ? null : attribute.use(facade());
        });
    }

    /** Their names, for which none of them is decoded. */
    Set<String> names() {
        return session.exclusively(() -> {
            Set<String> names = new LinkedHashSet<>();
            for (String field : session.fields().keySet()) {
                if (field.startsWith(PREFIX)) {
                    names.add(field.substring(PREFIX.length()));
                }
            }
            names.removeAll(removed);
            names.removeAll(unreadable);
            names.addAll(live.keySet());
            return names;
        });
    }

    /** The attribute as it will be with this value. */
    Attribute next(String name, Object value) {
        return Attribute.set(name, value, formerForm(name));
    }

    void put(Attribute attribute) {
        live.put(attribute.name(), attribute);
        removed.remove(attribute.name());
        unreadable.remove(attribute.name());
    }

    /** Removes an attribute; null where there was none. */
    @Nullable
    Attribute remove(String name) {
        return session.exclusively(() -> {
            Attribute former = former(name);
            live.remove(name);
            if (session.fields().containsKey(PREFIX + name)) {
                removed.add(name);
            }
            return former;
        });
    }

    @Override
    public void begun() {
        application.events().initialized(facade());
        application.listeners().created(facade());
    }

    @Override
    public Collected collect() {
        Map<String, byte[]> sets = new HashMap<>();
        Map<String, byte[]> bases = new HashMap<>();
        for (Attribute attribute : List.copyOf(live.values())) {
            byte[] change = changeOf(attribute);
            if (change != null) {
                sets.put(PREFIX + attribute.name(), change);
                addBase(attribute, bases);
            }
        }
        id.collect(sets);
        Set<String> removals = new HashSet<>();
        removed.stream()
                .map(PREFIX::concat)
                .filter(session.fields()::containsKey)
                .forEach(removals::add);
        collected = sets.keySet();
        return new Collected(new Changes(sets, removals), Set.of(), bases);
    }

    @Override
    public void stored() {
        for (Attribute attribute : live.values()) {
            if (collected.contains(PREFIX + attribute.name())) {
                attribute.form().stored();
            }
        }
        id.stored();
        removed.clear();
        collected = Set.of();
    }

    @Override
    public void refresh(Map<String, byte @Nullable []> fields) {
        fields.keySet().stream()
                .filter(field -> field.startsWith(PREFIX))
                .map(field -> field.substring(PREFIX.length()))
                .forEach(name -> {
                    live.remove(name);
                    unreadable.remove(name);
                });
        id.forget();
    }

    @Override
    public void revert(Map<String, byte[]> stored) {
        live.clear();
        removed.clear();
        unreadable.clear();
        id.forget();
    }

    @Override
    public Optional<FieldRules> rulesOf(String field) {
        return field.startsWith(PREFIX) ? Optional.of(application.rules()) : Optional.empty();
    }

    @Override
    public void release(boolean ended) {
        try {
            if (ended) {
                ends();
            }
        } finally {
            live.clear();
            if (facade != null) {
                facade.invalid();
            }
        }
    }

    /** Whether the session's end is being told. */
    boolean isEnding() {
        return ending;
    }

    /** The session is still there for its listeners, then its values are unbound (Servlet 6.0, 11.3.3 and Javadoc). */
    private void ends() {
        ending = true;
        ReplacedSession told = facade();
        application.listeners().destroyed(told);
        application.events().beforeDestroyed(told);
        new ArrayList<>(names()).forEach(name -> unbindAtEnd(name, told));
        application.events().destroyed(told);
    }

    private static void unbindAtEnd(String name, ReplacedSession told) {
        try {
            told.unbind(name);
        } catch (UnreadableStateException counted) {
            // Nobody can be told of a value that nobody can read, and the others are still to be.
        }
    }

    private byte @Nullable [] changeOf(Attribute attribute) {
        try {
            return attribute.change(facade());
        } catch (UnstorableValueException cause) {
            throw HttpSessionMessages.changedBeyond(attribute.name(), attribute.value(), cause);
        }
    }

    /** The attribute, decoded when it is first looked for; null where there is none. */
    @Nullable
    Attribute find(String name) {
        Attribute known = live.get(name);
        if (known == null && !removed.contains(name) && !unreadable.contains(name)) {
            known = read(name);
        }
        return known;
    }

    /** The attribute that is to go or to be replaced; one that cannot be read may, whatever else it fails. */
    @Nullable
    Attribute former(String name) {
        try {
            return find(name);
        } catch (UnreadableStateException told) {
            unreadable.add(name);
            return null;
        }
    }

    private @Nullable Attribute read(String name) {
        byte[] form = session.fields().get(PREFIX + name);
        if (form == null) {
            return null;
        }
        try {
            Object value = session.fields().value(PREFIX + name, application.codec());
            if (value == null) {
                return null;
            }
            Attribute read = Attribute.stored(name, value, FieldForm.stored(application.codec(), form, value));
            live.put(name, read);
            return read;
        } catch (UnreadableStateException cause) {
            session.unreadable(PREFIX + name, cause); // throws where that is to fail, now and at the next look
            unreadable.add(name);
            return null;
        }
    }

    /** A value that is set changes from what is stored, whatever this request thought of it in between. */
    private FieldForm formerForm(String name) {
        Attribute former = former(name);
        byte[] form = session.fields().get(PREFIX + name);
        if (former != null) {
            return former.form();
        }
        return form == null || unreadable.contains(name)
                ? FieldForm.none(application.codec())
                : FieldForm.stored(application.codec(), form, null);
    }

    private static void addBase(Attribute attribute, Map<String, byte[]> bases) {
        byte[] base = attribute.form().base();
        if (base != null) {
            bases.put(PREFIX + attribute.name(), base);
        }
    }
}
