package dev.holdfast.config;

import java.util.List;

/**
 * Which requests do not count as use of their session: {@code holdfast.passive.*}.
 *
 * @param header {@code header}: its name, in a request
 * @param paths {@code paths}: within the application; one that ends with {@code /*} stands for all below
 */
public record PassiveConfig(String header, List<String> paths) {

    /** Copies the list. */
    public PassiveConfig {
        paths = List.copyOf(paths);
    }
}
