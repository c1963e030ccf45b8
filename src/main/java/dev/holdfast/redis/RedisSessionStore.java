package dev.holdfast.redis;

import dev.holdfast.HoldfastDeploymentException;
import dev.holdfast.config.RedisConfig;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.DueAnswer;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndRequest;
import dev.holdfast.session.store.EndedSession;
import dev.holdfast.session.store.FinishAnswer;
import dev.holdfast.session.store.FinishRequest;
import dev.holdfast.session.store.Glance;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.ReapRequest;
import dev.holdfast.session.store.Reaped;
import dev.holdfast.session.store.RememberedLogins;
import dev.holdfast.session.store.RenewAnswer;
import dev.holdfast.session.store.RenewRequest;
import dev.holdfast.session.store.SessionLocks;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.session.store.UserIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

/**
 * Sessions in Redis 6.2 or newer: one script, one round trip for each operation, always on the master; what is done to many
 * sessions goes out at once to all masters. Safe for use by any
 * number of threads.
 *
 * <p>Making one does not touch the network: an application starts while Redis is down. Every operation answers within
 * {@code holdfast.redis.timeout} or throws {@link dev.holdfast.StoreUnavailableException}; after two failures in a row the
 * next ones fail at once until one that is let through as a probe succeeds.
 *
 * <p>What is stored under a session's key and is no session (another type, missing or damaged metadata) is never
 * overwritten unseen: {@link #open} and {@link #commit} call it unreadable, {@link #renew}, {@link #finish} and an
 * {@link #end} without force absent; an end with force puts a tombstone in its place; {@link #reap} strikes it from the
 * ledger as gone.
 */
public final class RedisSessionStore implements SessionStore {

    private final RedisConnection connection;
    private final RedisKeys keys;
    private final Duration limit;
    private final RedisSessionLocks locks;
    private final RedisRememberedLogins remembered;
    private final Ledgers ledgers;
    private final RedisUserIndex users;

    private RedisSessionStore(RedisConnection connection, RedisKeys keys, Duration limit, Holds holds) {
        this.connection = connection;
        this.keys = keys;
        this.limit = limit;
        this.locks = new RedisSessionLocks(connection, keys, limit, holds);
        this.remembered = new RedisRememberedLogins(connection, keys, limit);
        this.ledgers = new Ledgers(connection, keys);
        this.users = new RedisUserIndex(connection, keys, limit);
    }

    /**
     * A store with connections of its own, made at its first use and let go of by {@link #close}.
     *
     * @param config how Redis is reached
     * @param namespace whose sessions
     * @return the store
     * @throws dev.holdfast.HoldfastDeploymentException if a file that the configuration names can't be read
     */
    public static RedisSessionStore connect(RedisConfig config, String namespace) {
        RedisConnection connection = RedisConnection.own(RedissonConfigs.of(config), config.timeout());
        return new RedisSessionStore(
                connection, new RedisKeys(config.keyPrefix(), namespace), config.timeout(), new Holds());
    }

    /**
     * Why no store can be connected by this configuration, as a client that is made and let go of tells. Redis is not
     * asked.
     *
     * @param config how Redis is to be reached
     * @return the fault, beginning with its code; empty where there is none
     */
    public static Optional<String> faultOf(RedisConfig config) {
        try {
            RedisConnection.own(RedissonConfigs.of(config), config.timeout()).close();
            return Optional.empty();
        } catch (HoldfastDeploymentException unusable) {
            return Optional.ofNullable(unusable.getMessage());
        }
    }

    /**
     * A store over the application's client, which {@link #close} leaves open.
     *
     * @param client the application's; a warning is logged where it reads from replicas
     * @param config only its time-out and key prefix count
     * @param namespace whose sessions
     * @return the store
     */
    public static RedisSessionStore over(RedissonClient client, RedisConfig config, String namespace) {
        RedisConnection connection = RedisConnection.borrowed(client, config.timeout());
        return new RedisSessionStore(
                connection, new RedisKeys(config.keyPrefix(), namespace), config.timeout(), new Holds());
    }

    /**
     * The names under which this store keeps its data.
     *
     * @return the keys of this namespace
     */
    public RedisKeys keyNames() {
        return keys;
    }

    @Override
    public SessionStore within(Duration shorter) {
        return shorter.compareTo(limit) < 0 ? new RedisSessionStore(connection, keys, shorter, locks.holds()) : this;
    }

    @Override
    public OpenAnswer open(OpenRequest request) {
        return OpenAnswers.read(run(Script.OPEN, List.of(keys.session(request.ref())), OpenArguments.of(request)));
    }

    @Override
    public CommitAnswer commit(CommitRequest request) {
        List<Object> named =
                movesDeadline(request) ? sessionAndLedger(request.ref()) : List.of(keys.session(request.ref()));
        long began = System.nanoTime();
        Answer answer = run(Script.COMMIT, named, CommitArguments.of(request));
        return CommitAnswers.read(answer, connection.maySendAgainWithin(Duration.ofNanos(System.nanoTime() - began)));
    }

    @Override
    public RenewAnswer renew(RenewRequest request) {
        Arguments arguments = new Arguments()
                .number(request.from().generation())
                .bytes(request.from().secret().toBytes())
                .bytes(request.to().toBytes());
        return RenewAnswers.read(run(Script.RENEW, List.of(keys.session(request.ref())), arguments.toArray()));
    }

    @Override
    public EndAnswer end(EndRequest request) {
        return EndAnswers.end(run(Script.END, sessionAndLedger(request.ref()), EndArguments.of(request)));
    }

    @Override
    public Optional<EndedSession> claimed(SessionRef ref, String claim) {
        return EndAnswers.claimed(run(
                Script.CLAIMED,
                List.of(keys.session(ref)),
                new Arguments().text(claim).toArray()));
    }

    @Override
    public FinishAnswer finish(FinishRequest request) {
        Arguments arguments = new Arguments()
                .text(request.claim())
                .number(SixBytes.clamp(request.retention()))
                .text(request.ref().toString());
        return EndAnswers.finish(run(Script.FINISH, sessionAndLedger(request.ref()), arguments.toArray()));
    }

    @Override
    public DueAnswer due(int from, int max) {
        return ledgers.due(from, max, limit);
    }

    @Override
    public List<Reaped> reap(ReapRequest request) {
        List<Object> named = new ArrayList<>();
        named.add(keys.ledger(request.tag()));
        Arguments arguments = new Arguments()
                .text(request.claim())
                .text(request.node())
                .number(SixBytes.clamp(request.lease()))
                .number(SixBytes.clamp(request.retention()));
        for (SessionRef ref : request.refs()) {
            named.add(keys.session(ref));
            arguments.text(ref.toString());
        }
        return EndAnswers.reap(run(Script.REAP, named, arguments.toArray()));
    }

    @Override
    public Map<String, byte[]> keys(Map<String, byte[]> held, @Nullable String candidate) {
        Arguments arguments = new Arguments().text(candidate == null ? "" : candidate);
        held.forEach((id, key) -> arguments.text(id).bytes(key));
        return run(Script.KEYS, List.of(keys.keyRing()), arguments.toArray()).entries();
    }

    @Override
    public List<Glance> look(List<SessionRef> refs, String field) {
        return new Looks(connection, keys).look(refs, field, limit);
    }

    @Override
    public List<EndAnswer> endAll(List<EndRequest> requests) {
        List<ScriptBatch.Run> runs = requests.stream()
                .map(request -> new ScriptBatch.Run(
                        request.ref().tag(), sessionAndLedger(request.ref()), EndArguments.of(request)))
                .toList();
        return connection.runAll(new ScriptBatch(Script.END, runs), limit).stream()
                .map(reply -> EndAnswers.end(Answer.of(reply)))
                .toList();
    }

    @Override
    public OptionalLong recordedDeadline(SessionRef ref) {
        return ledgers.deadline(ref, limit);
    }

    @Override
    public UserIndex users() {
        return users;
    }

    @Override
    public RememberedLogins remembered() {
        return remembered;
    }

    @Override
    public SessionLocks locks() {
        return locks;
    }

    @Override
    public void close() {
        connection.close();
    }

    private static boolean movesDeadline(CommitRequest request) {
        return !(request.basis() instanceof CommitRequest.Continuation basis) || basis.changesIdleTimeout();
    }

    private List<Object> sessionAndLedger(SessionRef ref) {
        return List.of(keys.session(ref), keys.ledger(ref.tag()));
    }

    private Answer run(Script script, List<Object> named, Object[] arguments) {
        return Answer.of(connection.run(script, named, arguments, limit));
    }
}
