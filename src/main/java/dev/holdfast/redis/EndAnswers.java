package dev.holdfast.redis;

import dev.holdfast.session.store.DueAnswer;
import dev.holdfast.session.store.EndAnswer;
import dev.holdfast.session.store.EndedSession;
import dev.holdfast.session.store.FinishAnswer;
import dev.holdfast.session.store.Reaped;
import dev.holdfast.session.store.SessionRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what the scripts answer that end sessions: {@code end.lua}, {@code claimed.lua}, {@code finish.lua}, {@code due.lua}, {@code reap.lua}. */
final class EndAnswers {

    private EndAnswers() {}

    static EndAnswer end(Answer answer) {
        String status = answer.text();
        long now = answer.number();
        return switch (status) {
            case "mine" -> new EndAnswer.Mine(now, answer.tombstone());
            case "already" -> new EndAnswer.Already(now, answer.tombstone());
            case "renewed" -> new EndAnswer.Renewed(now);
            case "absent" -> new EndAnswer.Absent(now);
            default -> throw Answer.unknown(Script.END, status);
        };
    }

    static Optional<EndedSession> claimed(Answer answer) {
        String status = answer.text();
        return switch (status) {
            case "claimed" ->
                Optional.of(new EndedSession(
                        answer.tombstone(),
                        OpenAnswers.times(answer.packed()),
                        (int) answer.number(),
                        answer.fields()));
            case "nothing" -> Optional.empty();
            default -> throw Answer.unknown(Script.CLAIMED, status);
        };
    }

    static FinishAnswer finish(Answer answer) {
        return FinishAnswer.valueOf(answer.text().toUpperCase(Locale.ROOT));
    }

    /** Whatever in a ledger is no ref of its tag was not put there by Holdfast, and is passed over. */
    static DueAnswer due(Answer answer, int from) {
        int tags = (int) answer.number();
        List<SessionRef> refs = new ArrayList<>();
        while (answer.hasMore()) {
            long tag = (from + answer.number()) % SessionRef.TAGS;
            for (long left = answer.number(); left > 0; left--) {
                SessionRef.parse(answer.text()).filter(ref -> ref.tag() == tag).ifPresent(refs::add);
            }
        }
        return new DueAnswer(refs, tags);
    }

    static List<Reaped> reap(Answer answer) {
        List<Reaped> reaped = new ArrayList<>();
        while (answer.hasMore()) {
            Optional<SessionRef> ref = SessionRef.parse(answer.text());
            String outcome = answer.text();
            String detail = answer.text();
            reaped.add(reaped(ref.orElseThrow(), outcome, detail));
        }
        return List.copyOf(reaped);
    }

    private static Reaped reaped(SessionRef ref, String outcome, String detail) {
        return switch (outcome) {
            case "claimed" -> new Reaped.Claimed(ref, TombstoneText.read(detail));
            case "purged" -> new Reaped.Purged(ref);
            case "gone" -> gone(ref, detail.split(" "));
            default -> throw Answer.unknown(Script.REAP, outcome);
        };
    }

    private static Reaped.Gone gone(SessionRef ref, String[] deadlineAndNow) {
        return new Reaped.Gone(ref, Long.parseLong(deadlineAndNow[0]), Long.parseLong(deadlineAndNow[1]));
    }
}
