package dev.holdfast.config;

import dev.holdfast.Encoding;
import java.util.Optional;

/**
 * How values are stored: {@code holdfast.serialization.*}.
 *
 * @param encoding {@code encoding}: by which codec all fields are written that have no {@code @EncodedBy}; empty ({@code auto}):
 *     by JSON-B where the declared type allows it, else by Java serialization
 * @param allowed {@code allowed}: what Java serialization may make beside the application's own types
 */
public record SerializationConfig(Optional<Encoding> encoding, ClassNames allowed) {}
