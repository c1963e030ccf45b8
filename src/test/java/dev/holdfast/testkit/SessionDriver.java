package dev.holdfast.testkit;

import dev.holdfast.LossReason;
import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.CommitRequest.Continuation;
import dev.holdfast.session.store.CommitRequest.Creation;
import dev.holdfast.session.store.Credential;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndRequest;
import dev.holdfast.session.store.FinishAnswer;
import dev.holdfast.session.store.FinishRequest;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenAnswer.Content;
import dev.holdfast.session.store.OpenAnswer.Live;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.OpenRequest.Reading;
import dev.holdfast.session.store.OpenRequest.Touch;
import dev.holdfast.session.store.ReapRequest;
import dev.holdfast.session.store.Reaped;
import dev.holdfast.session.store.RenewAnswer;
import dev.holdfast.session.store.RenewRequest;
import dev.holdfast.session.store.SecretHash;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.SessionStore;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One session of a store in the words of the tests: times are the constants below, values are text. */
public final class SessionDriver {

    public static final Duration IDLE = Duration.ofMinutes(30);
    public static final Duration ABSOLUTE = Duration.ofHours(2);
    public static final Duration INTERVAL = Duration.ofMinutes(1);
    public static final Duration RETENTION = Duration.ofHours(1);
    public static final Duration GRACE = Duration.ofSeconds(30);
    public static final Duration LEASE = Duration.ofSeconds(20);
    public static final Touch TOUCH = new Touch(INTERVAL.toMillis(), RETENTION.toMillis());
    public static final String CLAIM = "claim-of-sixteen-or-more";

    private static final SecureRandom RANDOM = new SecureRandom();

    public final SessionStore store;
    public final SessionRef ref = SessionRef.random(RANDOM);
    public final SecretHash secret = secret();

    public SessionDriver(SessionStore store) {
        this.store = store;
    }

    public static CommitId id() {
        return CommitId.random(RANDOM);
    }

    public static SecretHash secret() {
        byte[] bytes = new byte[SecretHash.BYTES];
        RANDOM.nextBytes(bytes);
        return SecretHash.of(bytes);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public static Map<String, @Nullable String> texts(Map<String, byte @Nullable []> fields) {
        Map<String, @Nullable String> texts = new HashMap<>();
        fields.forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    /** Fields to set: name, value, name, value … */
    public static Changes sets(String... namesAndValues) {
        Map<String, byte[]> sets = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            sets.put(namesAndValues[i], bytes(namesAndValues[i + 1]));
        }
        return new Changes(sets, Set.of());
    }

    public static Changes removals(String... names) {
        return new Changes(Map.of(), Set.of(names));
    }

    public Creation terms() {
        return terms(IDLE, ABSOLUTE);
    }

    public Creation terms(Duration idle, Duration absolute) {
        return new Creation(secret, idle.toMillis(), absolute.toMillis(), INTERVAL.toMillis(), RETENTION.toMillis());
    }

    /** Creates it with these fields; answers with the id of that commit. */
    public CommitId create(String... namesAndValues) {
        CommitId id = id();
        CommitAnswer answer = create(id, 0, sets(namesAndValues), terms());
        if (!(answer instanceof CommitAnswer.Done)) {
            throw new AssertionError("Not created: " + answer);
        }
        return id;
    }

    public CommitAnswer create(CommitId id, long notAfter, Changes changes, Creation terms) {
        return store.commit(new CommitRequest(ref, id, notAfter, changes, terms));
    }

    public CommitAnswer commit(CommitId id, CommitId seen, Changes changes) {
        return commit(id, 0, changes, new Continuation(seen, 1, null, null));
    }

    public CommitAnswer commit(CommitId id, long notAfter, Changes changes, Continuation basis) {
        return store.commit(new CommitRequest(ref, id, notAfter, changes, basis));
    }

    /** Stores changes that must be taken; answers with the id of that commit. */
    public CommitId commitDone(CommitId seen, Changes changes) {
        CommitId id = id();
        CommitAnswer answer = commit(id, seen, changes);
        if (!(answer instanceof CommitAnswer.Done)) {
            throw new AssertionError("Not stored: " + answer);
        }
        return id;
    }

    public OpenAnswer open(
            @Nullable Credential credential,
            @Nullable CommitId seen,
            Touch touch,
            byte @Nullable [] fence,
            Reading reading) {
        return store.open(new OpenRequest(ref, credential, seen, touch, GRACE.toMillis(), fence, reading));
    }

    /** Reads all without touching. */
    public OpenAnswer open() {
        return open(null, null, Touch.PASSIVE, null, Reading.FIELDS);
    }

    public OpenAnswer open(Credential credential) {
        return open(credential, null, Touch.PASSIVE, null, Reading.FIELDS);
    }

    public OpenAnswer open(int generation, SecretHash hash) {
        return open(new Credential(generation, hash));
    }

    /** The live session as a read without touch tells it. */
    public Live live() {
        return (Live) open();
    }

    public Live liveSince(@Nullable CommitId seen) {
        return (Live) open(null, seen, Touch.PASSIVE, null, Reading.FIELDS);
    }

    public Live touch() {
        return (Live) open(null, null, TOUCH, null, Reading.TIMES);
    }

    /** All fields as they are stored. */
    public Map<String, @Nullable String> fields() {
        return texts(nullable(((Content.Full) live().content()).fields()));
    }

    public RenewAnswer renew(int generation, SecretHash from, SecretHash to) {
        return store.renew(new RenewRequest(ref, new Credential(generation, from), to));
    }

    public EndAnswer end(String claim, Duration lease, boolean force) {
        return store.end(new EndRequest(
                ref,
                LossReason.ENDED,
                "node-1",
                claim,
                lease.toMillis(),
                RETENTION.toMillis(),
                EndRequest.BY_RIGHT,
                force));
    }

    public FinishAnswer finish(String claim) {
        return store.finish(new FinishRequest(ref, claim, RETENTION.toMillis()));
    }

    /** What is due in its tag. */
    public List<SessionRef> due() {
        return store.due(ref.tag(), 100).refs().stream()
                .filter(due -> due.tag() == ref.tag())
                .toList();
    }

    public List<Reaped> reap(String claim) {
        return reap(claim, LEASE);
    }

    public List<Reaped> reap(String claim, Duration lease) {
        return store.reap(
                new ReapRequest(ref.tag(), List.of(ref), "reaper", claim, lease.toMillis(), RETENTION.toMillis()));
    }

    private static Map<String, byte @Nullable []> nullable(Map<String, byte[]> fields) {
        return new HashMap<>(fields);
    }
}
