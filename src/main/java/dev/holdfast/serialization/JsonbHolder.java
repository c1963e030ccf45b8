package dev.holdfast.serialization;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.BinaryDataStrategy;
import org.jspecify.annotations.Nullable;

/** The server's JSON-B, made when the first type needs it. */
final class JsonbHolder {

    private @Nullable Jsonb jsonb;

    synchronized Jsonb get() {
        if (jsonb == null) {
            jsonb = JsonbBuilder.create(new JsonbConfig()
                    .withNullValues(true)
                    .withBinaryDataStrategy(BinaryDataStrategy.BASE_64)
                    .withPropertyVisibilityStrategy(new ApplicationFieldsVisible()));
        }
        return jsonb;
    }

    synchronized void close() {
        if (jsonb != null) {
            try {
                jsonb.close();
            } catch (Exception e) {
                throw new IllegalStateException("the JSON-B provider did not close", e);
            } finally {
                jsonb = null;
            }
        }
    }
}
