package dev.holdfast.session.store;

/**
 * A wish to remember a login.
 *
 * @param user whose
 * @param series the hash of the secret that all tokens of this login have in common
 * @param secret the hash of the first token's secret
 * @param login what is to be told of its user when it is recalled; no more than bytes to the store
 * @param began when the request that signs in began, in milliseconds of the store's clock: not remembered where all of the user's
 *     were ended at or after that
 * @param notAfter the store's time after which it must not land any more, in milliseconds; 0: no limit
 * @param lifetime how long it lives unused, in milliseconds
 * @param limit how many logins of a user are remembered at a time, this one included; at least 1
 */
public record RememberRequest(
        UserId user,
        SecretHash series,
        SecretHash secret,
        byte[] login,
        long began,
        long notAfter,
        long lifetime,
        int limit) {}
