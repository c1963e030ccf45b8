package dev.holdfast.serialization;

import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.FieldCodecs;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.Type;

/**
 * The codecs that store fields as JSON. Safe for use by several threads.
 *
 * <p>Make it, and call {@link #codecFor}, while the application's class loader is the thread's, so that the server's JSON
 * providers are found; {@link #close} it as the application stops, when no codec of it is used any more.
 */
public final class JsonFieldCodecs implements FieldCodecs, AutoCloseable {

    private final JsonProvider json = JsonProvider.provider();
    private final JsonText text = new JsonText(json);
    private final JsonbHolder jsonb = new JsonbHolder();

    @Override
    public FieldCodec codecFor(Type declared, Wish wish) throws UnstorableTypeException {
        ResolvedType type = ResolvedType.of(declared);
        Faults faults = new Faults(type);
        Form form = new FormBuilder(faults, jsonb, text).formOf(type, "");
        faults.throwIfAny();
        return new JsonFieldCodec(json, text, type, form);
    }

    /** Lets go of the JSON-B provider, if some type needed it. */
    @Override
    public void close() {
        jsonb.close();
    }
}
