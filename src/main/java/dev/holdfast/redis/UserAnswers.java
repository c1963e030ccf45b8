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
        long now = answer.number();
        return switch (status) {
            case "entered" -> new Entered(now, refs(answer));
            case "full" -> new Full(now, refs(answer));
            case "barred" -> new Barred(now);
            default -> throw Answer.unknown(Script.ENROL, status);
        };
    }

    static UserEntries entries(Answer answer) {
        String status = answer.text();
        if (!status.equals("entries")) {
            throw Answer.unknown(Script.ENTRIES, status);
        }
        return new UserEntries(answer.number(), refs(answer));
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
