package dev.holdfast.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.SessionEvents;
import dev.holdfast.session.Sessions;
import dev.holdfast.session.TokenInstruction;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.testkit.Configs;
import dev.holdfast.testkit.FaultyStore;
import dev.holdfast.testkit.Notes;
import dev.holdfast.testkit.Race;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes and a crowd of clients over a store that lies once: the checker finds it in what the clients saw. */
class PlantedFaultsTest {

    private static final int CLIENTS = 4;
    private static final int WRITES = 10;
    private static final List<String> NAMES = IntStream.range(0, CLIENTS * WRITES)
            .mapToObj(i -> "note-" + i % CLIENTS + "-" + i / CLIENTS)
            .toList();

    private final FaultyStore store = new FaultyStore(new MemorySessionStore(InstantSource.system()));
    private final List<Sessions> nodes = List.of(node("n1"), node("n2"));
    private final History history = new History();
    private final String token = create();
    private final String session =
            inRequest(0, request -> request.ref().orElseThrow().toString());

    @AfterEach
    void close() {
        nodes.forEach(Sessions::close);
    }

    @Test
    void nothing_is_found_where_nothing_is_planted() {
        crowd();
        end();
        crowd();
        assertThat(faults()).isEmpty();
    }

    @Test
    void a_commit_that_is_answered_but_not_stored_is_found() {
        store.plantedCommits.add(PlantedFaultsTest::notStored);
        crowd();
        assertThat(faults()).isNotEmpty().allMatch(what -> what.startsWith("lost write: note-"));
    }

    @Test
    void a_read_of_an_old_snapshot_is_found() {
        AtomicReference<OpenAnswer> old = new AtomicReference<>();
        store.openAnswers = answer -> {
            old.compareAndSet(null, answer);
            return answer;
        };
        inRequest(0, WorkingSession::ref);
        crowd();
        assertThat(faults()).isEmpty();

        store.openAnswers = answer -> old.get();
        read(0);
        assertThat(faults())
                .anyMatch(what -> what.startsWith("lost write: note-"))
                .anyMatch(what -> what.startsWith("back in time: note-"));
    }

    @Test
    void an_ended_session_that_is_opened_is_found() {
        AtomicReference<OpenAnswer> living = new AtomicReference<>();
        store.openAnswers = answer -> answer instanceof OpenAnswer.Live ? keep(living, answer) : living.get();
        crowd();
        end();
        assertThat(faults()).isEmpty();

        read(1);
        assertThat(faults()).containsExactly("use after end");
    }

    private List<String> faults() {
        return HistoryChecker.faults(history.operations()).stream()
                .map(Fault::what)
                .toList();
    }

    private static OpenAnswer keep(AtomicReference<OpenAnswer> place, OpenAnswer answer) {
        place.set(answer);
        return answer;
    }

    private static CommitAnswer notStored(CommitRequest request) {
        return new CommitAnswer.Done(
                InstantSource.system().millis(), ((CommitRequest.Continuation) request.basis()).seen());
    }

    private Sessions node(String name) {
        return Sessions.of(
                store,
                Configs.of("cache.max-bytes", "0"),
                "shop",
                name,
                List.of(Notes.KIND),
                (what, ref, detail) -> {},
                SessionEvents.NONE);
    }

    private String create() {
        WorkingSession request = nodes.get(0).begin(List.of());
        Notes.of(request).put("first", "x");
        request.commit();
        String sent = ((TokenInstruction.Send) request.takeTokenInstruction().orElseThrow()).token();
        request.finish();
        return sent;
    }

    private void crowd() {
        Race.of(CLIENTS, client -> {
            for (int i = 0; i < WRITES; i++) {
                write(client, "note-" + client + "-" + i);
                read(client);
            }
            return null;
        });
    }

    private void write(int client, String name) {
        record(client, new Action.Add(name), request -> {
            Notes.of(request).put(name, "x");
            return new Outcome.Done(met(request));
        });
    }

    private void read(int client) {
        record(client, new Action.Read(), request -> {
            Notes notes = Notes.of(request);
            return Outcome.Seen.of(
                    met(request),
                    NAMES.stream().filter(name -> notes.get(name) != null).toList());
        });
    }

    private void end() {
        record(0, new Action.End(), request -> {
            request.end();
            return new Outcome.Done(session);
        });
    }

    private void record(int client, Action action, Function<WorkingSession, Outcome> work) {
        history.record(call(client, action), () -> inRequest(client, work), outcome -> outcome);
    }

    private Call call(int client, Action action) {
        return new Call("client-" + client, "n" + (1 + client % 2), session, "notes", action);
    }

    /** The session that the request works in; a new one has no name before it is stored. */
    private static String met(WorkingSession request) {
        return request.ref().map(SessionRef::toString).orElse("-");
    }

    private <T> T inRequest(int client, Function<WorkingSession, T> work) {
        WorkingSession request = nodes.get(client % nodes.size()).begin(List.of(token));
        try {
            return work.apply(request);
        } finally {
            request.finish();
        }
    }
}
