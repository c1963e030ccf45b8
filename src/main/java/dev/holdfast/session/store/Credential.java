package dev.holdfast.session.store;

/**
 * What a token proves: the secret of one generation.
 *
 * @param generation counts the secrets of a session, from 1
 * @param secret the hash of that generation's secret
 */
public record Credential(int generation, SecretHash secret) {}
