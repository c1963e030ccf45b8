package dev.holdfast.config;

/**
 * The node's cache of fields: {@code holdfast.cache.*}.
 *
 * @param maxBytes {@code max-bytes}: how much heap it may take; 0: there is none
 */
public record CacheConfig(int maxBytes) {}
