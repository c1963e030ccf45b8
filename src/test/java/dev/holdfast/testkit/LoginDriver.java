package dev.holdfast.testkit;

import dev.holdfast.session.store.Credential;
import dev.holdfast.session.store.RecallAnswer;
import dev.holdfast.session.store.RecallRequest;
import dev.holdfast.session.store.RememberRequest;
import dev.holdfast.session.store.RememberedLogins;
import dev.holdfast.session.store.SecretHash;
import dev.holdfast.session.store.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** One remembered login as its owner's browser and the nodes between know it: the hashes of its secrets by generation. */
final class LoginDriver {

    static final Duration GRACE = Duration.ofSeconds(30);
    static final Duration LIFETIME = Duration.ofDays(30);
    static final Duration RETENTION = Duration.ofHours(1);
    static final int LIMIT = 3;

    /** Later than any end of all logins. */
    static final long NOW = Long.MAX_VALUE >>> 16;

    private final RememberedLogins logins;
    final UserId user;
    final SecretHash series = hash(UUID.randomUUID());
    private final UUID seed = UUID.randomUUID();

    LoginDriver(RememberedLogins logins, UserId user) {
        this.logins = logins;
        this.user = user;
    }

    /** A login that is remembered. */
    static LoginDriver remembered(RememberedLogins logins, UserId user) {
        LoginDriver login = new LoginDriver(logins, user);
        if (!login.remember(NOW, 0)) {
            throw new AssertionError("not remembered");
        }
        return login;
    }

    boolean remember(long began, long notAfter) {
        return logins.remember(new RememberRequest(
                        user,
                        series,
                        secret(1),
                        text().getBytes(StandardCharsets.UTF_8),
                        began,
                        notAfter,
                        LIFETIME.toMillis(),
                        LIMIT))
                .remembered();
    }

    String text() {
        return "login of " + seed;
    }

    SecretHash secret(int generation) {
        return hash(UUID.nameUUIDFromBytes((seed + " " + generation).getBytes(StandardCharsets.UTF_8)));
    }

    /** A use by the token of this generation. */
    RecallAnswer recall(int generation) {
        return recall(generation, UUID.randomUUID().toString());
    }

    RecallAnswer recall(int generation, String claim) {
        return recall(generation, secret(generation), secret(generation + 1), claim);
    }

    RecallAnswer recall(int generation, SecretHash secret, SecretHash successor, String claim) {
        return logins.recall(new RecallRequest(
                user,
                series,
                new Credential(generation, secret),
                successor,
                GRACE.toMillis(),
                LIFETIME.toMillis(),
                RETENTION.toMillis(),
                claim));
    }

    static SecretHash hash(UUID id) {
        return SecretHash.of(java.nio.ByteBuffer.allocate(SecretHash.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }
}
