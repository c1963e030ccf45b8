package dev.holdfast.serialization;

import dev.holdfast.session.merge.Parts;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    @Override
    public Parts takeApart(JsonValue json) {
        if (kind.isOrdered()) {
            return new Parts.Elements(elements(json).stream()
                    .map(this::wholeOf)
                    .<Parts>map(each -> each)
                    .toList());
        }
        // Of two that are equal in a queue one would be lost.
        return kind.isSet()
                ? new Parts.Members(
                        Numbered.of(elements(json).stream().map(this::wholeOf).toList()))
                : Form.super.takeApart(json);
    }

    private Parts.Whole wholeOf(JsonValue json) {
        return new Parts.Whole(element.meaningOfNullable(json), json);
    }

    @Override
    public JsonValue putTogether(Parts parts, Writing writing) {
        if (parts instanceof Parts.Elements list) {
            return array(list.elements().stream().map(each -> element.putTogether(each, writing)), writing);
        }
        if (parts instanceof Parts.Members set) {
            return array(inOrder(set.members(), writing), writing);
        }
        return Form.super.putTogether(parts, writing);
    }

    /** As the set declared iterates them. */
    private Stream<JsonValue> inOrder(Set<Parts> members, Writing writing) {
        Map<Object, JsonValue> jsonOfElement = new IdentityHashMap<>();
        Collection<Object> set = kind.maker().get();
        for (Parts member : members) {
            JsonValue json = element.putTogether(member, writing);
            Object read = element.readNullable(json);
            jsonOfElement.put(read, json);
            set.add(read);
        }
        if (set.size() != members.size()) {
            throw writing.refused(
                    type.name(), set, "Two requests added elements that are equal but stored differently.");
        }
        return set.stream().map(jsonOfElement::get);
    }

    private static JsonArray array(Stream<JsonValue> elements, Writing writing) {
        JsonArrayBuilder array = writing.array();
        elements.forEach(array::add);
        return array.build();
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
