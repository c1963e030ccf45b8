package dev.holdfast.redis;

import dev.holdfast.session.store.RecallAnswer;
import dev.holdfast.session.store.RecallRequest;
import dev.holdfast.session.store.RememberAnswer;
import dev.holdfast.session.store.RememberRequest;
import dev.holdfast.session.store.RememberedLogins;
import dev.holdfast.session.store.SecretHash;
import dev.holdfast.session.store.UserId;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** Remembered logins in Redis: all of a user in one hash, so that each operation is one script on one key. */
final class RedisRememberedLogins implements RememberedLogins {

    private static final byte[] NONE = {};

    private final RedisConnection connection;
    private final RedisKeys keys;
    private final Duration limit;

    RedisRememberedLogins(RedisConnection connection, RedisKeys keys, Duration limit) {
        this.connection = connection;
        this.keys = keys;
        this.limit = limit;
    }

    @Override
    public RememberAnswer remember(RememberRequest request) {
        Arguments arguments = new Arguments()
                .text(name(request.series()))
                .bytes(request.secret().toBytes())
                .bytes(request.login())
                .number(request.began())
                .number(request.notAfter())
                .number(SixBytes.clamp(request.lifetime()))
                .number(request.limit());
        Answer answer = run(Script.REMEMBER, request.user(), arguments);
        String status = answer.text();
        return switch (status) {
            case "remembered" -> new RememberAnswer(answer.number(), true);
            case "not" -> new RememberAnswer(answer.number(), false);
            default -> throw Answer.unknown(Script.REMEMBER, status);
        };
    }

    @Override
    public RecallAnswer recall(RecallRequest request) {
        SecretHash successor = request.successor();
        Arguments arguments = new Arguments()
                .text(name(request.series()))
                .number(request.presented().generation())
                .bytes(request.presented().secret().toBytes())
                .bytes(successor == null ? NONE : successor.toBytes())
                .number(SixBytes.clamp(request.grace()))
                .number(SixBytes.clamp(request.lifetime()))
                .number(SixBytes.clamp(request.retention()))
                .text(request.claim());
        return recalled(run(Script.RECALL, request.user(), arguments));
    }

    private static RecallAnswer recalled(Answer answer) {
        String status = answer.text();
        long now = answer.number();
        return switch (status) {
            case "good" -> new RecallAnswer.Recalled(now, answer.bytes(), false);
            case "replaced" -> new RecallAnswer.Recalled(now, answer.bytes(), true);
            case "replayed" -> new RecallAnswer.Replayed(now, (int) answer.number(), answer.bytes());
            case "forged" -> new RecallAnswer.Forged(now);
            case "unknown" -> new RecallAnswer.Unknown(now);
            default -> throw Answer.unknown(Script.RECALL, status);
        };
    }

    @Override
    public void forget(UserId user, SecretHash series) {
        run(Script.FORGET, user, new Arguments().text(name(series)));
    }

    @Override
    public int endAll(UserId user, long retention) {
        return (int) run(Script.FORGET_ALL, user, new Arguments().number(SixBytes.clamp(retention)))
                .number();
    }

    /** A field's name that operators can read, and that never begins with {@code @}. */
    private static String name(SecretHash series) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(series.toBytes());
    }

    private Answer run(Script script, UserId user, Arguments arguments) {
        return Answer.of(connection.run(script, List.of(keys.remembered(user)), arguments.toArray(), limit));
    }
}
