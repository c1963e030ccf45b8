package dev.holdfast.session;

import dev.holdfast.UnreadableStateException;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a session as they are stored: field name → stored form. A view that cannot be changed. */
public final class StoredFields extends AbstractMap<String, byte[]> {

    /** Of a session that is not stored. */
    static final StoredFields NONE = new StoredFields(Map.of());

    private final Map<String, StoredField> fields;
    private boolean grown;

    StoredFields(Map<String, StoredField> fields) {
        this.fields = fields;
    }

    /**
     * The value of a field that is stored. One that can never change may be the same object for all requests of this node.
     *
     * @param name of the field, which is among these
     * @param codec of its declared type
     * @return the value, on its own as far as it can change
     * @throws UnreadableStateException if the stored form is no value of the declared type
     */
    public @Nullable Object value(String name, FieldCodec codec) {
        StoredField field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException("No stored field: " + name);
        }
        Object known = field.value();
        if (known != null) {
            return known;
        }
        Object decoded = codec.decode(field.form());
        grown |= field.keep(decoded, codec);
        return decoded;
    }

    /** Whether values are kept here since this view was made. */
    boolean haveGrown() {
        return grown;
    }

    @Override
    public byte @Nullable [] get(@Nullable Object name) {
        StoredField field = fields.get(name);
        return field == null ? null : field.form();
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return fields.containsKey(name);
    }

    @Override
    public int size() {
        return fields.size();
    }

    @Override
    public Set<Entry<String, byte[]>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return fields.size();
            }

            @Override
            public Iterator<Entry<String, byte[]>> iterator() {
                return fields.entrySet().stream()
                        .map(field -> Map.entry(field.getKey(), field.getValue().form()))
                        .iterator();
            }
        };
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(fields.keySet());
    }
}
