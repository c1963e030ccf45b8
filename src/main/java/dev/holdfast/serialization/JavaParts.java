package dev.holdfast.serialization;

import dev.holdfast.session.merge.Parts;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.Vector;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes maps, sets and lists of the JDK apart and puts them together again: what they hold is serialized piece by piece, what else
 * they are (class, comparator) as the emptied collection. One whose pieces share an object stays whole, for each piece would get an
 * object of its own.
 */
final class JavaParts {

    private final Serializer serializer;

    JavaParts(Serializer serializer) {
        this.serializer = serializer;
    }

    /** The parts of a value that is ours alone: collections are empty afterwards. */
    Parts of(@Nullable Object value) {
        Parts apart = null;
        if (value instanceof Map<?, ?> map && JdkCollections.isMap(map)) {
            apart = entries(map);
        } else if (value instanceof Collection<?> collection && JdkCollections.isSetOrList(collection)) {
            apart = elements(collection);
        }
        return apart == null ? whole(new Bytes(serializer.write(value))) : apart;
    }

    private @Nullable Parts entries(Map<?, ?> map) {
        List<Object> all = new ArrayList<>(map.keySet());
        all.addAll(map.values());
        if (areEntangled(all, map)) {
            return null;
        }
        Map<String, Parts> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> entries.put(textOf(key), of(value)));
        map.clear();
        return new Parts.Entries(entries, kindOf(map));
    }

    private @Nullable Parts elements(Collection<?> collection) {
        if (areEntangled(new ArrayList<>(collection), collection)) {
            return null;
        }
        List<Parts.Whole> elements = collection.stream().map(this::element).toList();
        collection.clear();
        Bytes kind = kindOf(collection);
        return collection instanceof Set
                ? new Parts.Members(Numbered.of(elements), kind)
                : new Parts.Elements(List.copyOf(elements), kind);
    }

    /** An element is replaced or not; inside it nothing is merged, but an unordered collection in it may be in any order. */
    private Parts.Whole element(@Nullable Object value) {
        Bytes content = new Bytes(serializer.write(value));
        return of(value) instanceof Parts.Whole whole ? whole : new Parts.Whole(of(read(content)), content);
    }

    private static Parts.Whole whole(Bytes content) {
        return new Parts.Whole(content, content);
    }

    /** Whether an object is in two of them, or leads back to the collection. */
    private boolean areEntangled(List<?> pieces, Object collection) {
        Serializer.Written together = serializer.write(pieces.toArray(), null, collection);
        int alone = pieces.stream()
                .mapToInt(piece -> serializer.write(piece, null, null).mutables())
                .sum();
        return together.hasWatched() || together.mutables() - 1 != alone;
    }

    /** The emptied collection, read once more: that makes it forget how large its table was. */
    private Bytes kindOf(Object emptied) {
        if (emptied instanceof Vector<?> vector) {
            vector.trimToSize();
        }
        return new Bytes(serializer.write(serializer.read(serializer.write(emptied), 0)));
    }

    private String textOf(@Nullable Object key) {
        return Base64.getEncoder().encodeToString(serializer.write(key));
    }

    private @Nullable Object keyOf(String text) {
        return serializer.read(Base64.getDecoder().decode(text), 0);
    }

    /** The value of parts that came from here, in whatever combination. */
    @Nullable
    Object together(Parts parts) {
        if (parts instanceof Parts.Entries map) {
            return map(map);
        }
        if (parts instanceof Parts.Members set) {
            return collection(set.kind(), set.members().stream());
        }
        if (parts instanceof Parts.Elements list) {
            return collection(list.kind(), list.elements().stream());
        }
        return read(((Parts.Whole) parts).content());
    }

    @SuppressWarnings("unchecked")
    private Object map(Parts.Entries parts) {
        Map<Object, Object> map = (Map<Object, Object>) Objects.requireNonNull(read(parts.kind()));
        parts.entries().forEach((text, value) -> map.put(keyOf(text), together(value)));
        requireAll(parts.entries().size(), map.size());
        return map;
    }

    @SuppressWarnings("unchecked")
    private Object collection(Object kind, Stream<Parts> elements) {
        Collection<Object> collection = (Collection<Object>) Objects.requireNonNull(read(kind));
        List<Parts> all = elements.toList();
        all.forEach(each -> collection.add(together(each)));
        requireAll(all.size(), collection.size());
        return collection;
    }

    private static void requireAll(int parts, int size) {
        if (parts != size) {
            throw new IllegalArgumentException("two requests added what is equal but written differently");
        }
    }

    private @Nullable Object read(Object content) {
        if (content instanceof Bytes bytes) {
            return serializer.read(bytes.bytes(), 0);
        }
        throw new IllegalArgumentException("parts of another codec");
    }
}
