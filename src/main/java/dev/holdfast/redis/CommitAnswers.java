package dev.holdfast.redis;

import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitAnswer.Absent;
import dev.holdfast.session.store.CommitAnswer.Behind;
import dev.holdfast.session.store.CommitAnswer.Conflict;
import dev.holdfast.session.store.CommitAnswer.Done;
import dev.holdfast.session.store.CommitAnswer.Ended;
import dev.holdfast.session.store.CommitAnswer.Exists;
import dev.holdfast.session.store.CommitAnswer.Fenced;
import dev.holdfast.session.store.CommitAnswer.Late;
import dev.holdfast.session.store.CommitAnswer.Renewed;
import dev.holdfast.session.store.CommitAnswer.Unreadable;
import dev.holdfast.session.store.CommitId;
import java.nio.ByteBuffer;

/** Reads what {@code commit.lua} answers. */
final class CommitAnswers {

    private CommitAnswers() {}

    /** @param sentAgain whether the client may have sent the commit more than once */
    static CommitAnswer read(Answer answer, boolean sentAgain) {
        return answer.isUsual() ? done(answer.packed()) : notDone(answer, sentAgain);
    }

    private static Done done(ByteBuffer packed) {
        long now = SixBytes.get(packed);
        CommitId before = packed.hasRemaining() ? Answer.commitId(packed) : null;
        return new Done(now, before, packed.hasRemaining() ? packed.getInt() : 0);
    }

    private static CommitAnswer notDone(Answer answer, boolean sentAgain) {
        String status = answer.text();
        long now = answer.number();
        return switch (status) {
            case "conflict" -> new Conflict(now, answer.commitId(), answer.fieldsOrNil());
            case "behind" -> new Behind(now, answer.commitId(), sentAgain);
            case "late" -> new Late(now, sentAgain);
            case "exists" -> new Exists(now);
            case "absent" -> new Absent(now);
            case "unreadable" -> new Unreadable(now);
            case "ended" -> new Ended(now, answer.tombstone());
            case "renewed" -> new Renewed(now);
            case "fenced" -> new Fenced(now);
            default -> throw Answer.unknown(Script.COMMIT, status);
        };
    }
}
