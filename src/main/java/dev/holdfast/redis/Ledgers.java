package dev.holdfast.redis;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.DueAnswer;
import dev.holdfast.session.store.SessionRef;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Looks through the ledgers of all tags by one command. Where Redis refuses keys of different slots, as a cluster does, one after
 * the other from then on; only Redis itself knows, as a proxy may hide a cluster. Safe for use by any number of threads.
 */
final class Ledgers {

    private final RedisConnection connection;
    private final RedisKeys keys;
    private volatile boolean oneByOne;

    Ledgers(RedisConnection connection, RedisKeys keys) {
        this.connection = connection;
        this.keys = keys;
    }

    DueAnswer due(int from, int limit, Duration patience) {
        if (!oneByOne) {
            try {
                return due(from, SessionRef.TAGS, limit, patience);
            } catch (StoreUnavailableException refused) {
                if (!Failures.isCrossSlot(refused.getCause())) {
                    throw refused;
                }
                oneByOne = true;
            }
        }
        return due(from, 1, limit, patience);
    }

    /** What the ledger has of one session; empty where nothing. */
    OptionalLong deadline(SessionRef ref, Duration patience) {
        Object[] arguments = new Arguments().text(ref.toString()).toArray();
        String score = Answer.of(connection.run(Script.RECORDED, List.of(keys.ledger(ref.tag())), arguments, patience))
                .text();
        return score.isEmpty() ? OptionalLong.empty() : OptionalLong.of((long) Double.parseDouble(score));
    }

    private DueAnswer due(int from, int tags, int limit, Duration patience) {
        List<Object> ledgers = IntStream.range(from, from + tags)
                .<Object>mapToObj(tag -> keys.ledger(tag % SessionRef.TAGS))
                .toList();
        Object[] arguments = new Arguments().number(limit).toArray();
        return EndAnswers.due(Answer.of(connection.run(Script.DUE, ledgers, arguments, patience)), from);
    }
}
