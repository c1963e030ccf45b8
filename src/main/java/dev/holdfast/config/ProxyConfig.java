package dev.holdfast.config;

/**
 * What is believed of a proxy in front: {@code holdfast.proxy.*}.
 *
 * @param trustForwarded {@code trust-forwarded}: whether {@code X-Forwarded-Proto}, {@code X-Forwarded-For} and {@code Forwarded}
 *     (RFC 7239) tell how and from where the client made the request
 */
public record ProxyConfig(boolean trustForwarded) {}
