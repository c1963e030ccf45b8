package dev.holdfast.testkit;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.DueAnswer;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndRequest;
import dev.holdfast.session.store.FinishAnswer;
import dev.holdfast.session.store.FinishRequest;
import dev.holdfast.session.store.Glance;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.RememberedLogins;
import dev.holdfast.session.store.RenewAnswer;
import dev.holdfast.session.store.RenewRequest;
import dev.holdfast.session.store.SessionLocks;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A real store that can be told to be out of reach or to lose everything, and remembers what it was asked. */
public final class FaultyStore extends ForwardingStore {

    public final AtomicInteger opens = new AtomicInteger();
    public final AtomicInteger commits = new AtomicInteger();
    public final AtomicInteger renewals = new AtomicInteger();
    public final AtomicInteger keyReads = new AtomicInteger();
    public final AtomicInteger looks = new AtomicInteger();
    public final AtomicInteger glances = new AtomicInteger();
    public final List<CommitRequest> committed = new CopyOnWriteArrayList<>();

    /** How long each call might take at the most, in the order asked. */
    public final List<Duration> limits = new CopyOnWriteArrayList<>();

    /** The next commits are answered by these, one each, in place of the store. */
    public final Queue<Function<CommitRequest, CommitAnswer>> plantedCommits = new ConcurrentLinkedQueue<>();

    /** What becomes of the store's answers to reads on their way. */
    public volatile UnaryOperator<OpenAnswer> openAnswers = UnaryOperator.identity();

    public volatile boolean opensFail;
    public volatile boolean commitsFail;
    public volatile boolean endsFail;
    public volatile boolean finishesFail;
    public volatile boolean keysFail;
    public volatile boolean releasesFail;
    public volatile boolean rememberedFails;
    public volatile boolean sessionsAreLost;

    /** It tells what is due of one tag at a time, as a cluster. */
    public volatile boolean looksAtOneTag;

    public volatile boolean sessionsAreUnreadable;

    /** Sees every request to read before it is served. */
    public volatile Consumer<OpenRequest> onOpen = request -> {};

    /** Sees what every request to read was answered. */
    public volatile Consumer<OpenAnswer> onOpened = answer -> {};

    /** Runs before every wait for a lock. */
    public volatile Runnable onAcquire = () -> {};

    /** Runs within every look at the keys. */
    public volatile Runnable onKeys = () -> {};

    public FaultyStore(SessionStore store) {
        super(store);
    }

    @Override
    public SessionStore within(Duration limit) {
        limits.add(limit);
        return this;
    }

    /** How often the store was asked about sessions or keys. */
    public int calls() {
        return opens.get() + commits.get() + renewals.get() + keyReads.get();
    }

    @Override
    public OpenAnswer open(OpenRequest request) {
        opens.incrementAndGet();
        onOpen.accept(request);
        requireReachable(opensFail);
        OpenAnswer answer = sessionsAreUnreadable
                ? new OpenAnswer.Unreadable(InstantSource.system().millis())
                : openAnswers.apply(super.open(request));
        onOpened.accept(answer);
        return answer;
    }

    @Override
    public CommitAnswer commit(CommitRequest request) {
        commits.incrementAndGet();
        committed.add(request);
        requireReachable(commitsFail);
        Function<CommitRequest, CommitAnswer> planted = plantedCommits.poll();
        if (planted != null) {
            return planted.apply(request);
        }
        return sessionsAreLost ? new CommitAnswer.Absent(InstantSource.system().millis()) : super.commit(request);
    }

    @Override
    public RenewAnswer renew(RenewRequest request) {
        renewals.incrementAndGet();
        return super.renew(request);
    }

    @Override
    public EndAnswer end(EndRequest request) {
        requireReachable(endsFail);
        return super.end(request);
    }

    @Override
    public FinishAnswer finish(FinishRequest request) {
        requireReachable(finishesFail);
        return super.finish(request);
    }

    @Override
    public List<Glance> look(List<SessionRef> refs, String field) {
        glances.incrementAndGet();
        return super.look(refs, field);
    }

    @Override
    public DueAnswer due(int from, int limit) {
        looks.incrementAndGet();
        DueAnswer answer = super.due(from, limit);
        return looksAtOneTag
                ? new DueAnswer(
                        answer.refs().stream().filter(ref -> ref.tag() == from).toList(), 1)
                : answer;
    }

    @Override
    public Map<String, byte[]> keys(Map<String, byte[]> held, @Nullable String candidate) {
        keyReads.incrementAndGet();
        onKeys.run();
        requireReachable(keysFail);
        return super.keys(held, candidate);
    }

    @Override
    public RememberedLogins remembered() {
        requireReachable(rememberedFails);
        return super.remembered();
    }

    @Override
    public SessionLocks locks() {
        return new FaultyLocks(super.locks());
    }

    private static void requireReachable(boolean fails) {
        if (fails) {
            throw new StoreUnavailableException("HF0000", "planted", null);
        }
    }

    private final class FaultyLocks implements SessionLocks {

        private final SessionLocks locks;

        FaultyLocks(SessionLocks locks) {
            this.locks = locks;
        }

        @Override
        public boolean acquire(SessionRef ref, long owner, Duration wait, Duration lease) {
            onAcquire.run();
            return locks.acquire(ref, owner, wait, lease);
        }

        @Override
        public boolean release(SessionRef ref, long owner) {
            requireReachable(releasesFail);
            return locks.release(ref, owner);
        }
    }
}
