package dev.holdfast.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.SessionStatistics;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.Occurrence;
import dev.holdfast.testkit.CapturedLog;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.Race;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What happens to sessions is counted, each time. */
class SessionCountersTest {

    @SessionScopedDistributed
    static class Diary {
        private String entry = "";

        void write(String text) {
            entry = text;
        }

        String read() {
            return entry;
        }
    }

    @Test
    void every_name_is_there_from_the_start() {
        assertThat(new SessionCounters().counts().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Occurrence.values()).map(Occurrence::word).toList());
        assertThat(new SessionCounters().counts().values()).containsOnly(0L);
    }

    @Test
    void none_is_missed_when_many_happen_at_once() {
        SessionCounters counters = new SessionCounters();
        Race.of(4, thread -> {
            IntStream.range(0, 1000).forEach(i -> counters.happened(Occurrence.SESSION_COMMITTED, null, ""));
            return thread;
        });
        assertThat(counters.counts()).containsEntry("session-committed", 4000L);
    }

    @Test
    void a_sessions_life_is_counted_and_the_log_holds_neither_token_nor_value() {
        List<String> tokens = new ArrayList<>();
        try (CapturedLog log = new CapturedLog("dev.holdfast");
                CapturedLog sessions = new CapturedLog("dev.holdfast.sessions");
                Node node = Node.over(new MemorySessionStore(InstantSource.system()), Diary.class)) {
            Node.Visitor visitor = new Node.Visitor();
            node.request(visitor, () -> node.bean(Diary.class).write("my-inmost-thought"));
            tokens.addAll(visitor.tokens());
            node.request(visitor, () -> node.bean(Diary.class).write("another-thought"));
            String token = visitor.tokens().get(0);
            // The last character may carry unused bits: one from the middle is part of the proof for certain.
            char other = token.charAt(token.length() / 2) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, token.length() / 2) + other + token.substring(token.length() / 2 + 1);
            node.request(new Node.Visitor().presenting(forged), () -> node.bean(Diary.class)
                    .read());
            node.request(new Node.Visitor().presenting("garbage"), () -> node.bean(Diary.class)
                    .read());
            assertThat(node.bean(SessionStatistics.class).counts())
                    .containsEntry("session-created", 1L)
                    .containsEntry("session-committed", 1L)
                    .containsEntry("token-forged", 1L)
                    .containsEntry("token-malformed", 1L);
            assertThat(sessions.lines()).hasSizeGreaterThanOrEqualTo(4);
            assertThat(Stream.concat(log.lines().stream(), sessions.lines().stream()))
                    .noneMatch(line -> line.contains("thought"))
                    .noneMatch(line -> tokens.stream().anyMatch(line::contains))
                    .noneMatch(line -> line.contains(forged) || line.contains("garbage"))
                    .noneMatch(line -> line.contains(token.substring(token.length() - 43)));
        }
    }
}
