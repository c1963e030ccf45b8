package dev.holdfast.redis;

import dev.holdfast.session.store.EnrolAnswer;
import dev.holdfast.session.store.EnrolAnswer.Barred;
import dev.holdfast.session.store.EnrolAnswer.Entered;
import dev.holdfast.session.store.EnrolAnswer.Full;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.UserEntries;
import java.util.ArrayList;
import java.util.List;

/** Reads what the scripts of a user's index answer: {@code enrol.lua}, {@code bar.lua}, {@code entries.lua}. */
final class UserAnswers {

    private UserAnswers() {}

    static EnrolAnswer enrol(Answer answer) {
        String status = answer.text();
        UserEntries told = told(answer); // of those entered, the number is of all there are
        return switch (status) {
            case "entered" -> new Entered(told.now(), told.refs(), told.settled());
            case "full" -> new Full(told);
            case "barred" -> new Barred(told.now());
            default -> throw Answer.unknown(Script.ENROL, status);
        };
    }

    static UserEntries entries(Answer answer) {
        String status = answer.text();
        if (!status.equals("entries")) {
            throw Answer.unknown(Script.ENTRIES, status);
        }
        return told(answer);
    }

    private static UserEntries told(Answer answer) {
        long now = answer.number();
        int settled = (int) answer.number();
        return new UserEntries(now, refs(answer), settled);
    }

    /** Whatever in an index is no ref was not put there by Holdfast, and is passed over. */
    private static List<SessionRef> refs(Answer answer) {
        List<SessionRef> refs = new ArrayList<>();
        while (answer.hasMore()) {
            SessionRef.parse(answer.text()).ifPresent(refs::add);
        }
        return refs;
    }
}
