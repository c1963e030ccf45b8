package dev.holdfast.serialization;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Kinds of an application's own types, of several visibilities. */
final class ApplicationKinds {

    /** Some of its constants are of classes of their own, and none is called as it prints. */
    private enum Suit {
        HEARTS,
        SPADES {
            @Override
            int worth() {
                return 2;
            }
        },
        CLUBS {
            @Override
            int worth() {
                return 3;
            }
        };

        int worth() {
            return 1;
        }

        @Override
        public String toString() {
            return "worth " + worth();
        }
    }

    /** Its subtypes are two records, a class and an enum. */
    @JsonbTypeInfo(
            key = "kind",
            value = {
                @JsonbSubtype(alias = "leaf", type = Leaf.class),
                @JsonbSubtype(alias = "fork", type = Fork.class),
                @JsonbSubtype(alias = "root", type = Root.class),
                @JsonbSubtype(alias = "end", type = End.class)
            })
    private sealed interface Tree<T> permits Leaf, Fork, Root, End {}

    private record Leaf<T>(T value) implements Tree<T> {}

    private record Fork<T>(Tree<T> left, Tree<T> right) implements Tree<T> {}

    private static final class Root<S> extends Box<S> implements Tree<S> {}

    private enum End implements Tree<Object> {
        DEAD,
        ALIVE {
            @Override
            public String toString() {
                return "of a class of its own";
            }
        }
    }

    private record Pair<A, B>(A first, B second) {}

    /** Its superclass's variable is bound only through it. */
    protected static class Box<T> {
        private T[] many;

        protected T one;

        private Box() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Box<?> box
                    && box.getClass() == getClass()
                    && Objects.equals(one, box.one)
                    && Arrays.equals(many, box.many);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(one) + 31 * Arrays.hashCode(many);
        }

        @Override
        public String toString() {
            return "Box(" + one + ", " + Arrays.toString(many) + ")";
        }
    }

    private static final class SubBox<S> extends Box<Optional<S>> {
        private int more;

        @Override
        public boolean equals(Object other) {
            return super.equals(other) && ((SubBox<?>) other).more == more;
        }

        @Override
        public int hashCode() {
            return super.hashCode() + more;
        }
    }

    static final Kind SUIT = Kind.of(Suit.class, Arbitraries.of(Suit.class));

    static final Kind SUITS = Kind.generic(
            EnumSet.class, Arbitraries.of(Suit.class).set().ofMaxSize(3).map(ApplicationKinds::enumSet), SUIT);

    private ApplicationKinds() {}

    private static EnumSet<Suit> enumSet(Set<Suit> drawn) {
        EnumSet<Suit> suits = EnumSet.noneOf(Suit.class);
        suits.addAll(drawn);
        return suits;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static Kind enumMap(Kind value) {
        return Kind.map(EnumMap.class, SUIT, value, drawn -> {
            EnumMap map = new EnumMap<>(Suit.class);
            map.putAll(drawn);
            return map;
        });
    }

    static Kind tree(Kind inside) {
        return Kind.generic(Tree.class, trees(inside, 1), inside);
    }

    private static Arbitrary<Tree<?>> trees(Kind inside, int depth) {
        Arbitrary<Tree<?>> ends =
                Arbitraries.oneOf(inside.nullable().map(Leaf::new), Arbitraries.of(End.class), roots(inside));
        if (depth == 0) {
            return ends;
        }
        Arbitrary<Tree<?>> below = trees(inside, depth - 1).injectNull(0.1);
        return Arbitraries.oneOf(ends, Combinators.combine(below, below).as(ApplicationKinds::fork));
    }

    private static Arbitrary<Tree<?>> roots(Kind inside) {
        return inside.nullable().list().ofMaxSize(3).map(drawn -> fill(new Root<>(), inside.raw(), drawn));
    }

    @SuppressWarnings("unchecked")
    private static Tree<?> fork(Tree<?> left, Tree<?> right) {
        return new Fork<>((Tree<Object>) left, (Tree<Object>) right);
    }

    static Kind pair(Kind first, Kind second) {
        return Kind.generic(
                Pair.class,
                Combinators.combine(first.nullable(), second.nullable()).as(Pair::new),
                first,
                second);
    }

    static Kind box(Kind inside) {
        return Kind.generic(
                Box.class,
                inside.nullable().list().ofMaxSize(3).map(drawn -> fill(new Box<>(), inside.raw(), drawn)),
                inside);
    }

    static Kind subBox(Kind inside) {
        return Kind.generic(
                SubBox.class,
                Kind.optional(inside).nullable().list().ofMaxSize(3).map(drawn -> {
                    SubBox<Object> box = new SubBox<>();
                    box.more = drawn.size();
                    fill(box, Optional.class, drawn);
                    return box;
                }),
                inside);
    }

    @SuppressWarnings("unchecked")
    private static <B extends Box<?>> B fill(B box, Class<?> component, List<?> drawn) {
        Box<Object> target = (Box<Object>) box;
        target.many = drawn.toArray((Object[]) Array.newInstance(component, 0));
        target.one = drawn.isEmpty() ? null : drawn.get(0);
        return box;
    }
}
