package dev.holdfast.redis;

import dev.holdfast.session.store.EnrolAnswer;
import dev.holdfast.session.store.EnrolRequest;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.UserEntries;
import dev.holdfast.session.store.UserId;
import dev.holdfast.session.store.UserIndex;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.redisson.client.codec.StringCodec;

/**
 * The index of users in Redis: a sorted set for each, which expires by itself.
 *
 * @param limit how long Redis may take to answer
 */
record RedisUserIndex(RedisConnection connection, RedisKeys keys, Duration limit) implements UserIndex {

    @Override
    public EnrolAnswer enrol(EnrolRequest request) {
        Arguments arguments = new Arguments()
                .text(request.ref().toString())
                .number(request.began())
                .number(request.limit())
                .text(request.onLimit().name().toLowerCase(Locale.ROOT))
                .number(SixBytes.clamp(request.retention()));
        request.over().forEach(ref -> arguments.text(ref.toString()));
        return UserAnswers.enrol(run(Script.ENROL, request.user(), arguments));
    }

    @Override
    public UserEntries of(UserId user) {
        return UserAnswers.entries(run(Script.ENTRIES, user, new Arguments()));
    }

    @Override
    public UserEntries bar(UserId user, long retention) {
        return UserAnswers.entries(run(Script.BAR, user, new Arguments().number(SixBytes.clamp(retention))));
    }

    @Override
    public void remove(UserId user, Collection<SessionRef> refs) {
        if (refs.isEmpty()) {
            return;
        }
        List<String> members = refs.stream().map(SessionRef::toString).toList();
        connection.call(
                "the removal of a user's sessions",
                limit,
                (client, deadline) -> RedisConnection.get(
                        client.<String>getScoredSortedSet(keys.user(user), StringCodec.INSTANCE)
                                .removeAllAsync(members),
                        deadline));
    }

    private Answer run(Script script, UserId user, Arguments arguments) {
        return Answer.of(connection.run(script, List.of(keys.user(user)), arguments.toArray(), limit));
    }
}
