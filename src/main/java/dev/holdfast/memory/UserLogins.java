package dev.holdfast.memory;

import dev.holdfast.session.store.Credential;
import dev.holdfast.session.store.RecallAnswer;
import dev.holdfast.session.store.RecallAnswer.Forged;
import dev.holdfast.session.store.RecallAnswer.Recalled;
import dev.holdfast.session.store.RecallAnswer.Replayed;
import dev.holdfast.session.store.RecallAnswer.Unknown;
import dev.holdfast.session.store.RecallRequest;
import dev.holdfast.session.store.RememberRequest;
import dev.holdfast.session.store.SecretHash;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user's remembered logins. Guarded by whoever holds it. */
final class UserLogins {

    private final Map<SecretHash, RememberedLogin> logins = new HashMap<>();
    private @Nullable End lastEnd;

    /** All were ended: when, in whose name, how many, by the use of which one, and until when that is remembered. */
    private record End(long at, String claim, int count, byte[] login, long rememberedUntil) {}

    /** Whether there is nothing left to know. */
    boolean isOver(long now) {
        return logins.values().stream().allMatch(login -> login.deadline() <= now) && endKnown(now) == null;
    }

    boolean remember(RememberRequest request, long now) {
        if (logins.containsKey(request.series())) {
            return true;
        }
        End end = endKnown(now);
        if (end != null && request.began() <= end.at()) {
            return false;
        }
        logins.values().removeIf(login -> login.deadline() <= now);
        leastUsed(logins.size() + 1 - request.limit()).forEach(logins::remove);
        logins.put(
                request.series(),
                RememberedLogin.first(
                        request.login(), request.secret(), Deadlines.clamp(now + Deadlines.clamp(request.lifetime()))));
        return true;
    }

    private List<SecretHash> leastUsed(int count) {
        return logins.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getValue().deadline()))
                .limit(Math.max(0, count))
                .map(Map.Entry::getKey)
                .toList();
    }

    RecallAnswer recall(RecallRequest request, long now) {
        RememberedLogin login = logins.get(request.series());
        if (login == null || login.deadline() <= now) {
            End end = endKnown(now);
            return end != null && end.claim().equals(request.claim())
                    ? new Replayed(now, end.count(), end.login()) // sent twice
                    : new Unknown(now);
        }
        Credential presented = request.presented();
        return switch (Integer.signum(login.generation() - presented.generation())) {
            case -1 -> used(request, login.adopted(presented, now, Deadlines.clamp(request.grace())), false, now);
            case 0 -> byCurrent(request, login, now);
            default -> byFormer(request, login, now);
        };
    }

    private RecallAnswer byCurrent(RecallRequest request, RememberedLogin login, long now) {
        if (!request.presented().secret().equals(login.current())) {
            return new Forged(now);
        }
        long grace = Deadlines.clamp(request.grace());
        RememberedLogin seen = login.seen(now + grace);
        SecretHash successor = request.successor();
        return successor != null && now - login.replacedAt() >= grace
                ? used(request, seen.replaced(successor, now), true, now)
                : used(request, seen, false, now);
    }

    private RecallAnswer byFormer(RecallRequest request, RememberedLogin login, long now) {
        boolean last = request.presented().generation() == login.generation() - 1;
        if (last && !request.presented().secret().equals(login.previous())) {
            return new Forged(now);
        }
        return last && (login.pending() || now < login.graceUntil())
                ? used(request, login, login.current().equals(request.successor()), now)
                : replayed(request, login.login(), now);
    }

    private Replayed replayed(RecallRequest request, byte[] login, long now) {
        int count = endAll(now, Deadlines.clamp(request.retention()), request.claim(), login);
        return new Replayed(now, count, login);
    }

    private Recalled used(RecallRequest request, RememberedLogin login, boolean replaced, long now) {
        long until = Deadlines.clamp(now + Deadlines.clamp(request.lifetime()));
        logins.put(request.series(), login.usedUntil(until));
        return new Recalled(now, login.login().clone(), replaced);
    }

    void forget(SecretHash series) {
        logins.remove(series);
    }

    int endAll(long now, long retention) {
        return endAll(now, retention, "-", new byte[0]);
    }

    private int endAll(long now, long retention, String claim, byte[] by) {
        int count = (int)
                logins.values().stream().filter(login -> login.deadline() > now).count();
        logins.clear();
        lastEnd = new End(now, claim, count, by, now + retention);
        return count;
    }

    private @Nullable End endKnown(long now) {
        return lastEnd == null || lastEnd.rememberedUntil() <= now ? null : lastEnd;
    }
}
