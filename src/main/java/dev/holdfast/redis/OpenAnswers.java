package dev.holdfast.redis;

import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenAnswer.Absent;
import dev.holdfast.session.store.OpenAnswer.Content;
import dev.holdfast.session.store.OpenAnswer.Ended;
import dev.holdfast.session.store.OpenAnswer.Live;
import dev.holdfast.session.store.OpenAnswer.Refusal;
import dev.holdfast.session.store.OpenAnswer.Refused;
import dev.holdfast.session.store.OpenAnswer.Standing;
import dev.holdfast.session.store.OpenAnswer.Unreadable;
import dev.holdfast.session.store.SessionTimes;
import java.nio.ByteBuffer;
import java.util.Locale;

/** Reads what {@code open.lua} answers. */
final class OpenAnswers {

    private OpenAnswers() {}

    static OpenAnswer read(Answer answer) {
        return answer.isUsual() ? live(answer.packed(), new Content.Same()) : other(answer);
    }

    private static OpenAnswer other(Answer answer) {
        String status = answer.text();
        if (status.equals("live")) {
            return live(answer.packed(), content(answer));
        }
        long now = answer.number();
        return switch (status) {
            case "ended" -> new Ended(now, answer.tombstone());
            case "absent" -> new Absent(now);
            case "unreadable" -> new Unreadable(now);
            case "refused" -> new Refused(now, Refusal.valueOf(constant(answer)));
            default -> throw Answer.unknown(Script.OPEN, status);
        };
    }

    private static Live live(ByteBuffer packed, Content content) {
        long now = SixBytes.get(packed);
        long usedAt = SixBytes.get(packed);
        Standing standing = standing((char) packed.get());
        CommitId newest = Answer.commitId(packed);
        return new Live(now, newest, standing, times(packed), usedAt, content);
    }

    private static Standing standing(char letter) {
        return switch (letter) {
            case 'c' -> Standing.CURRENT;
            case 'p' -> Standing.PREVIOUS;
            case 'a' -> Standing.AHEAD;
            default -> throw Answer.unknown(Script.OPEN, String.valueOf(letter));
        };
    }

    private static Content content(Answer answer) {
        String kind = answer.text();
        return switch (kind) {
            case "changed" -> new Content.Changed(answer.fieldsOrNil());
            case "full" -> new Content.Full(answer.fields());
            default -> throw Answer.unknown(Script.OPEN, kind);
        };
    }

    static SessionTimes times(ByteBuffer packed) {
        packed.get(); // the format, which the script has checked
        return new SessionTimes(
                SixBytes.get(packed),
                SixBytes.get(packed),
                SixBytes.get(packed),
                SixBytes.get(packed),
                SixBytes.get(packed));
    }

    private static String constant(Answer answer) {
        return answer.text().toUpperCase(Locale.ROOT);
    }
}
