package dev.holdfast.session;

import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.Configs;
import dev.holdfast.testkit.Notes;
import dev.holdfast.testkit.secrecy.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One node's sessions over a store that nodes may share, and what they told their observer. */
final class HeartNode implements AutoCloseable {

    /** The time that passes on this node; it stands still unless it is moved. */
    final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    /** What the application heard. */
    final RecordedEvents events = new RecordedEvents();

    private final Sessions sessions;

    HeartNode(SessionStore store, String... keysAndValues) {
        this(store, Notes.KIND, keysAndValues);
    }

    HeartNode(SessionStore store, Notes.Kind kind, String... keysAndValues) {
        this(store, List.of(kind), keysAndValues);
    }

    HeartNode(SessionStore store, List<FieldSources> kinds, String... keysAndValues) {
        this.sessions = Sessions.of(
                store,
                Configs.of(keysAndValues),
                "shop",
                "node",
                kinds,
                (what, ref, detail) -> told.add(what + (detail.isEmpty() ? "" : " " + detail)),
                events,
                nanos::get);
    }

    Sessions sessions() {
        return sessions;
    }

    /** A request that presents these tokens. */
    WorkingSession request(String... tokens) {
        return sessions.begin(List.of(tokens));
    }

    /** A request that presents this token and does not count as use of its session. */
    WorkingSession passiveRequest(String token) {
        return sessions.begin(new RequestTerms(List.of(token), Duration.ofMinutes(30), true, Optional.empty()));
    }

    /** A request without a token, whose session is to have this idle time-out. */
    WorkingSession requestOf(Duration idleTimeout) {
        return sessions.begin(RequestTerms.of(List.of(), idleTimeout));
    }

    /** What a request of this token knows as it opens the session. */
    StoredSession opened(String token) {
        return Objects.requireNonNull(sessions.opener()
                .open(
                        sessions.verifier().verify(List.of(token)),
                        sessions.environment().touch(),
                        patience())
                .session());
    }

    /** Commits what this source has collected since the session was opened so. */
    Optional<Map<String, byte @Nullable []>> commit(StoredSession opened, FieldSource source, CommitTerms terms) {
        return sessions.committer().update(opened, PendingChanges.collect(List.of(source)), terms, patience());
    }

    private Patience patience() {
        return new Patience(sessions.environment());
    }

    /** A whole request of a new visitor, who puts these texts into the session. */
    String create(String... namesAndTexts) {
        WorkingSession request = request();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            Notes.of(request).put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        request.commit();
        String token = sent(request);
        request.finish();
        told.clear();
        return token;
    }

    /** The token that the client is told to use. */
    static String sent(WorkingSession request) {
        return request.takeTokenInstruction()
                .map(instruction -> Secrets.token(((TokenInstruction.Send) instruction).token()))
                .orElseThrow();
    }

    /** What happened since the last look. */
    List<String> told() {
        synchronized (told) {
            List<String> all = List.copyOf(told);
            told.clear();
            return all;
        }
    }

    /** What happened since the last look, however many attempts it took. */
    List<String> outcomes() {
        return told().stream()
                .map(told -> told.replaceFirst(" attempts: \\d+$", ""))
                .toList();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
