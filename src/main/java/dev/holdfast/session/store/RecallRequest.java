package dev.holdfast.session.store;

import org.jspecify.annotations.Nullable;

/**
 * A wish to use a remembered login.
 *
 * @param user whose
 * @param series the hash of the secret that all tokens of this login have in common
 * @param presented what the presented token proves beside that
 * @param successor the hash of the next token's secret, which every node derives alike; null: the token is not to be replaced
 * @param grace how long a replaced token stays good once its successor was seen, in milliseconds
 * @param lifetime how long the login lives unused from now on, in milliseconds
 * @param retention as of {@link RememberedLogins#endAll}, should this use end all
 * @param claim a random name of this use, by which it is known when it is sent twice; without blanks
 */
public record RecallRequest(
        UserId user,
        SecretHash series,
        Credential presented,
        @Nullable SecretHash successor,
        long grace,
        long lifetime,
        long retention,
        String claim) {}
