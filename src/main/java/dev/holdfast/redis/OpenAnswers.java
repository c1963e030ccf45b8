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
        String status = answer.text();
        long now = answer.number();
        return switch (status) {
            case "live" -> live(now, answer);
            case "ended" -> new Ended(now, answer.tombstone());
            case "absent" -> new Absent(now);
            case "unreadable" -> new Unreadable(now);
            case "refused" -> new Refused(now, Refusal.valueOf(constant(answer)));
            default -> throw Answer.unknown(Script.OPEN, status);
        };
    }

    private static Live live(long now, Answer answer) {
        CommitId newest = answer.commitId();
        Standing standing = Standing.valueOf(constant(answer));
        SessionTimes times = times(ByteBuffer.wrap(answer.bytes()));
        long usedAt = answer.number();
        return new Live(now, newest, standing, times, usedAt, content(answer));
    }

    private static Content content(Answer answer) {
        String kind = answer.text();
        return switch (kind) {
            case "same" -> new Content.Same();
            case "changed" -> new Content.Changed(answer.fieldsOrNil());
            case "full" -> new Content.Full(answer.fields());
            default -> throw Answer.unknown(Script.OPEN, kind);
        };
    }

    private static SessionTimes times(ByteBuffer packed) {
        packed.get(); // the format, which the script has checked
        return new SessionTimes(
                sixBytes(packed), sixBytes(packed), sixBytes(packed), sixBytes(packed), sixBytes(packed));
    }

    private static long sixBytes(ByteBuffer packed) {
        long high = packed.getShort() & 0xFFFFL;
        return high << 32 | packed.getInt() & 0xFFFF_FFFFL;
    }

    private static String constant(Answer answer) {
        return answer.text().toUpperCase(Locale.ROOT);
    }
}
