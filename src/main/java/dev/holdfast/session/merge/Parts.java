package dev.holdfast.session.merge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stored value taken apart as far as its parts can be merged. Two of them are equal where they mean the same, whatever the
 * order of an unordered collection. Immutable; orders of iteration are kept.
 */
public sealed interface Parts {

    /** The kind of a map, set or list whose declared type says all of it. */
    Object DECLARED = "declared";

    /**
     * A map.
     *
     * @param entries the key's text → the value
     * @param kind what else makes it the value it is, as its class; equal where that is the same
     */
    record Entries(Map<String, Parts> entries, Object kind) implements Parts {

        /** Of the one kind that the declared type has. */
        public Entries(Map<String, Parts> entries) {
            this(entries, DECLARED);
        }

        /** Copies the map, in its order. */
        public Entries {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /**
     * A set.
     *
     * @param members in their order of iteration
     * @param kind what else makes it the value it is, as its class; equal where that is the same
     */
    record Members(Set<Parts> members, Object kind) implements Parts {

        /** Of the one kind that the declared type has. */
        public Members(Set<Parts> members) {
            this(members, DECLARED);
        }

        /** Copies the set, in its order. */
        public Members {
            members = Collections.unmodifiableSet(new LinkedHashSet<>(members));
        }
    }

    /**
     * A list, or another collection whose order is part of its value.
     *
     * @param elements in their order
     * @param kind what else makes it the value it is, as its class; equal where that is the same
     */
    record Elements(List<Parts> elements, Object kind) implements Parts {

        /** Of the one kind that the declared type has. */
        public Elements(List<Parts> elements) {
            this(elements, DECLARED);
        }

        /** Copies the list. */
        public Elements {
            elements = List.copyOf(elements);
        }
    }

    /**
     * Anything else, null included: merged as a whole or not at all.
     *
     * @param meaning whose {@code equals} tells whether two mean the same
     * @param content what the codec that took it apart needs to put it together again
     */
    record Whole(Object meaning, Object content) implements Parts {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Whole whole && meaning.equals(whole.meaning);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(meaning);
        }
    }
}
