package dev.holdfast.serialization;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A collection of the JDK: a JSON array in the order of iteration.
 *
 * @param type the declared type
 * @param kind what the declared class takes and makes
 * @param element the elements' form
 */
record CollectionForm(ResolvedType type, CollectionKind kind, Form element) implements Form {

    @Override
    public JsonValue write(Object value, Writing writing) {
        if (!(value instanceof Collection<?> collection) || !kind.fits().test(collection)) {
            throw writing.refused(type.name(), value, kind.cure());
        }
        JsonArrayBuilder array = writing.array();
        collection.forEach(each -> array.add(writing.write("[]", element, each)));
        JsonArray written = array.build();
        if (value instanceof Set<?> set && new LinkedHashSet<>(set).size() != written.size()) {
            throw writing.refused(type.name(), value, "The set tells elements apart that are equal; use a list.");
        }
        return written;
    }

    @Override
    public Object read(JsonValue json) {
        Collection<Object> collection = kind.maker().get();
        for (JsonValue each : elements(json)) {
            collection.add(element.readNullable(each));
        }
        return collection;
    }

    @Override
    public Object meaning(JsonValue json) {
        Stream<Object> meanings = elements(json).stream().map(element::meaningOfNullable);
        return kind.isOrdered()
                ? meanings.toList()
                : meanings.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private List<JsonValue> elements(JsonValue json) {
        if (json instanceof JsonArray array) {
            return array;
        }
        throw new UnfitJsonException(type.name(), json);
    }

    @Override
    public Stream<Form> parts() {
        return Stream.of(element);
    }

    @Override
    public boolean isImmutable() {
        return false;
    }
}
