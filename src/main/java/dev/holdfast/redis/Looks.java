package dev.holdfast.redis;

import dev.holdfast.session.store.Glance;
import dev.holdfast.session.store.SessionRef;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks at many sessions at once, by one script for those of each tag. */
record Looks(RedisConnection connection, RedisKeys keys) {

    List<Glance> look(List<SessionRef> refs, String field, Duration patience) {
        Map<Integer, List<SessionRef>> byTag = refs.stream()
                .distinct()
                .collect(Collectors.groupingBy(SessionRef::tag, TreeMap::new, Collectors.toList()));
        List<ScriptBatch.Run> runs = new ArrayList<>();
        byTag.forEach((tag, some) -> runs.add(run(tag, some, field)));
        List<Object> replies = connection.runAll(new ScriptBatch(Script.LOOK, runs), patience);

        Map<SessionRef, Glance> glances = new HashMap<>();
        int next = 0;
        for (List<SessionRef> some : byTag.values()) {
            Answer answer = Answer.of(replies.get(next++));
            some.forEach(ref -> glances.put(ref, glance(ref, answer)));
        }
        return refs.stream().map(glances::get).toList();
    }

    private ScriptBatch.Run run(int tag, List<SessionRef> refs, String field) {
        List<Object> sessions = refs.stream().<Object>map(keys::session).toList();
        return new ScriptBatch.Run(tag, sessions, new Arguments().text(field).toArray());
    }

    private static Glance glance(SessionRef ref, Answer answer) {
        return new Glance(
                ref,
                Optional.ofNullable(answer.bytesOrNil()).map(ByteBuffer::wrap).map(OpenAnswers::times),
                Optional.ofNullable(answer.bytesOrNil()));
    }
}
