package dev.holdfast.testkit;

import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.FieldRules;
import dev.holdfast.session.FieldSource;
import dev.holdfast.session.FieldSources;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.Changes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an application keeps in its session, without beans: named texts, and values where a kind has rules for them. */
public final class Notes implements FieldSource {

    /** Notes that want nothing at the session's end. */
    public static final Kind KIND = new Kind(false);

    private final WorkingSession session;
    private final Kind kind;
    private final Map<String, byte @Nullable []> changed = new HashMap<>();
    private final Set<String> born = new HashSet<>();
    private final Map<String, byte[]> bases = new HashMap<>();
    private final Map<String, @Nullable String> refreshed = new TreeMap<>();

    private Notes(WorkingSession session, Kind kind) {
        this.session = session;
        this.kind = kind;
    }

    /** Those of the request that this thread serves. */
    public static Notes here() {
        return of(CurrentSession.get().orElseThrow());
    }

    public static Notes of(WorkingSession session) {
        return of(session, KIND);
    }

    public static Notes of(WorkingSession session, Kind kind) {
        return (Notes) session.source(kind);
    }

    public Notes put(String name, String text) {
        return change(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The value of a field with rules, by its codec. */
    public Notes set(String name, Object value) {
        return change(name, kind.codec(name).encode(value));
    }

    /** Changes the value of a field with rules; where none is stored, starting from a first form as a constructor gives it. */
    @SuppressWarnings("unchecked")
    public <T> Notes edit(String name, T first, Consumer<T> change) {
        return session.exclusively(() -> {
            T value = (T) value(name);
            if (value == null) {
                bases.putIfAbsent(name, kind.codec(name).encode(first));
                value = first;
            }
            change.accept(value);
            return set(name, value);
        });
    }

    /** The value of a field with rules; null where there is none. */
    public @Nullable Object value(String name) {
        return session.exclusively(() -> {
            byte[] form = changed.containsKey(name)
                    ? changed.get(name)
                    : session.fields().get(name);
            return form == null ? null : kind.codec(name).decode(form);
        });
    }

    /** A first form, which gives way to one that is stored already. */
    public Notes bear(String name, String text) {
        born.add(name);
        return put(name, text);
    }

    /** These are first forms, which give way to those that are stored already. */
    public Notes areFirstForms(String... names) {
        born.addAll(Set.of(names));
        return this;
    }

    public Notes remove(String name) {
        return change(name, null);
    }

    /** Without a look at what is stored. */
    public Notes putUnread(String name, String text) {
        session.exclusively(() -> changed.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    public @Nullable String get(String name) {
        return session.exclusively(() -> text(
                changed.containsKey(name) ? changed.get(name) : session.fields().get(name)));
    }

    /** What the store made this source take over: name → text. */
    public Map<String, @Nullable String> refreshed() {
        return refreshed;
    }

    @Override
    public Collected collect() {
        Map<String, byte[]> sets = new HashMap<>();
        Set<String> removals = new HashSet<>();
        changed.forEach((name, bytes) -> {
            if (bytes == null) {
                removals.add(name);
            } else {
                sets.put(name, bytes);
            }
        });
        return new Collected(new Changes(sets, removals), Set.copyOf(born), Map.copyOf(bases));
    }

    @Override
    public void stored() {
        changed.clear();
        born.clear();
        bases.clear();
    }

    @Override
    public void refresh(Map<String, byte @Nullable []> fields) {
        fields.forEach((name, bytes) -> refreshed.put(name, text(bytes)));
    }

    @Override
    public void revert(Map<String, byte[]> stored) {
        changed.clear();
        born.clear();
        bases.clear();
    }

    @Override
    public Optional<FieldRules> rulesOf(String field) {
        return Optional.ofNullable(kind.rules.get(field));
    }

    @Override
    public void release(boolean ended) {
        Map<String, @Nullable String> state = new TreeMap<>();
        if (ended) {
            session.fields().forEach((name, bytes) -> state.put(name, text(bytes)));
        }
        changed.clear();
        kind.releases.add(ended ? "ended with " + state : "released");
        kind.callbacks.forEach(Runnable::run);
    }

    private Notes change(String name, byte @Nullable [] bytes) {
        session.exclusively(() -> {
            byte[] read = session.fields().get(name); // as a bean would be read before it is changed
            if (read != null) {
                bases.putIfAbsent(name, read);
            }
            return changed.put(name, bytes);
        });
        return this;
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** A kind of notes, which remembers how each was let go of. */
    public static final class Kind implements FieldSources {

        private final boolean endHasListeners;
        private final List<String> releases = Collections.synchronizedList(new ArrayList<>());
        private final List<Runnable> callbacks = new ArrayList<>();
        private final Map<String, FieldRules> rules = new HashMap<>();

        public Kind(boolean endHasListeners) {
            this.endHasListeners = endHasListeners;
        }

        /** Conflicts over this field are dealt with so. */
        public Kind ruling(String field, FieldRules how) {
            rules.put(field, how);
            return this;
        }

        private FieldCodec codec(String field) {
            return rules.get(field).codec();
        }

        /** This runs whenever notes of this kind are let go of. */
        public Kind calling(Runnable callback) {
            callbacks.add(callback);
            return this;
        }

        /** Remembers nothing of how they were let go of so far. */
        public void forget() {
            releases.clear();
        }

        /** How notes of this kind were let go of: "released", or "ended with" the state. */
        public List<String> releases() {
            return List.copyOf(releases);
        }

        @Override
        public FieldSource sourceFor(WorkingSession session) {
            return new Notes(session, this);
        }

        @Override
        public boolean endHasListeners() {
            return endHasListeners;
        }
    }
}
