package dev.holdfast.redis;

import dev.holdfast.session.store.RenewAnswer;
import dev.holdfast.session.store.RenewAnswer.Absent;
import dev.holdfast.session.store.RenewAnswer.Done;
import dev.holdfast.session.store.RenewAnswer.Ended;
import dev.holdfast.session.store.RenewAnswer.Moved;

/** Reads what {@code renew.lua} answers. */
final class RenewAnswers {

    private RenewAnswers() {}

    static RenewAnswer read(Answer answer) {
        String status = answer.text();
        long now = answer.number();
        return switch (status) {
            case "done" -> new Done(now, (int) answer.number());
            case "moved" -> new Moved(now, (int) answer.number());
            case "ended" -> new Ended(now, answer.tombstone());
            case "absent" -> new Absent(now);
            default -> throw Answer.unknown(Script.RENEW, status);
        };
    }
}
