package dev.holdfast.memory;

import dev.holdfast.session.store.EnrolAnswer;
import dev.holdfast.session.store.EnrolAnswer.Barred;
import dev.holdfast.session.store.EnrolAnswer.Entered;
import dev.holdfast.session.store.EnrolAnswer.Full;
import dev.holdfast.session.store.EnrolRequest;
import dev.holdfast.session.store.EnrolRequest.OnLimit;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.UserEntries;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sessions of one user, and when all of them were ended. Guarded by the index. */
final class UserSessions {

    /** Oldest sign-in first: session → when that was. */
    private final Map<SessionRef, Long> refs = new LinkedHashMap<>();

    private @Nullable Long notBefore;
    private long rememberedUntil;
    private long keptUntil;

    EnrolAnswer enrol(EnrolRequest request, long now) {
        forgetOldBar(now);
        if (notBefore != null && request.began() <= notBefore) {
            return new Barred(now);
        }
        refs.keySet().removeAll(request.over());
        List<SessionRef> others =
                refs.keySet().stream().filter(ref -> !ref.equals(request.ref())).toList();
        int overLimit = request.limit() > 0 ? Math.max(0, others.size() + 1 - request.limit()) : 0;
        if (overLimit > 0 && request.onLimit() == OnLimit.TELL) {
            return new Full(entries(now));
        }
        refs.remove(request.ref());
        refs.put(request.ref(), now);
        keep(now, Deadlines.clamp(request.retention()));
        return new Entered(now, others.subList(0, overLimit), refs.size());
    }

    void bar(long now, long retention) {
        notBefore = notBefore == null ? now : Math.max(notBefore, now);
        rememberedUntil = Math.max(rememberedUntil, now + retention);
        keep(now, retention);
    }

    void remove(Collection<SessionRef> some) {
        some.forEach(refs::remove);
    }

    UserEntries entries(long now) {
        long settled = refs.values().stream()
                .filter(at -> at < now - UserEntries.UNDER_WAY)
                .count();
        return new UserEntries(now, List.copyOf(refs.keySet()), (int) settled);
    }

    /** Until when it may be asked for. */
    long keptUntil() {
        return keptUntil;
    }

    /** Whether there is nothing to be kept. */
    boolean isEmpty() {
        return refs.isEmpty() && notBefore == null;
    }

    private void forgetOldBar(long now) {
        if (rememberedUntil <= now) {
            notBefore = null;
        }
    }

    private void keep(long now, long retention) {
        keptUntil = Math.max(keptUntil, now + retention);
    }
}
