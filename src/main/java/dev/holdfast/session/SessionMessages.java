package dev.holdfast.session;

import dev.holdfast.ResponseCommittedException;
import dev.holdfast.SessionConflictException;
import dev.holdfast.SessionLockLostException;
import dev.holdfast.SessionLockTimeoutException;
import dev.holdfast.SessionLoss;
import dev.holdfast.SessionLostException;
import dev.holdfast.SessionTooLargeException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.UnreadableStateException;
import dev.holdfast.session.store.SessionRef;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Every error of the heart, in one place. */
final class SessionMessages {

    private SessionMessages() {}

    static ResponseCommittedException firstWriteAfterFirstByte() {
        return new ResponseCommittedException(
                "HF0401",
                "A session would have to be created, but the response's first byte has left, so its token cannot reach the "
                        + "client; nothing was stored. Change the bean before writing the response, or raise its buffer size.",
                null);
    }

    static ResponseCommittedException renewalAfterFirstByte(SessionRef ref) {
        return new ResponseCommittedException(
                "HF0402",
                "The secret of session " + ref
                        + " cannot be replaced: the response's first byte has left, so the new token "
                        + "cannot reach the client. Call renewId() before writing the response.",
                null);
    }

    static SessionLostException lost(SessionRef ref) {
        return new SessionLostException(
                "HF0403",
                "Session " + ref
                        + " is no longer in the store, so this request's changes could not be stored. If it did not "
                        + "expire, look for evictions, a flush or a failover of Redis; the client may try again.",
                null);
    }

    static SessionLostException outdated(SessionRef ref) {
        return new SessionLostException(
                "HF0404",
                "The token of session " + ref
                        + " was replaced before or while this request ran, so its changes were not "
                        + "stored. The client may try again with its new token.",
                null);
    }

    static SessionTooLargeException fieldTooLarge(@Nullable SessionRef ref, String field, int bytes, int limit) {
        return new SessionTooLargeException(
                "HF0405",
                "Field " + field + " of " + name(ref) + " takes " + bytes + " bytes, the limit is " + limit
                        + "; nothing was stored. Keep less in it, or raise holdfast.state.field-max-bytes.",
                null);
    }

    static SessionTooLargeException sessionTooLarge(@Nullable SessionRef ref, long bytes, int limit, String biggest) {
        return new SessionTooLargeException(
                "HF0406",
                "The fields of " + name(ref) + " take " + bytes + " bytes, the limit is " + limit
                        + "; nothing was stored. The biggest " + "are: " + biggest
                        + ". Keep less in them, or raise holdfast.state.session-max-bytes.",
                null);
    }

    static UnreadableStateException unreadable(SessionRef ref) {
        return new UnreadableStateException(
                "HF0407",
                "What the store holds under session " + ref
                        + " is no session: a key of another type or a hash without its "
                        + "metadata. Look who else writes there, or set holdfast.state.on-unreadable=reset to begin anew.",
                null);
    }

    static UnreadableStateException unreadableField(String field, UnreadableStateException cause) {
        return new UnreadableStateException(
                "HF0410",
                "The stored field " + field + " cannot be decoded (" + cause.getMessage()
                        + "). Bring back a type that reads "
                        + "it, or set holdfast.state.on-unreadable=reset to begin it anew.",
                cause);
    }

    static StoreUnavailableException fateUnknown(SessionRef ref) {
        return new StoreUnavailableException(
                "HF0415",
                "A commit of session " + ref
                        + " may have been sent twice, and so much was stored since that nobody can tell whether it has landed; it is "
                        + "not done again. The client may look at the state, and try again; look at the store's latency.",
                null);
    }

    static StoreUnavailableException noTimeLeft() {
        return new StoreUnavailableException(
                "HF0408",
                "The store took longer than holdfast.redis.timeout over all that this request asked it; nothing more is asked. "
                        + "The client may try again; look at the store's latency and at how many requests change the same fields.",
                null);
    }

    static IllegalStateException finished() {
        return new IllegalStateException(
                "HF0409: The request is over, and with it this working session. Keep no reference to "
                        + "beans of a request beyond it, on its asynchronous threads neither.");
    }

    static SessionLostException goneMeanwhile(SessionRef ref) {
        return new SessionLostException(
                "HF0420",
                "Session " + ref
                        + " ended, or was lost, before it could be read again for a method with @SessionLocked or "
                        + "@RetryOnConflict, which did not run. The client may try again.",
                null);
    }

    static SessionLostException nothingBegins() {
        return new SessionLostException(
                "HF0422",
                "No session can begin in this request: its session has ended elsewhere meanwhile, or a commit of it has failed. "
                        + "The client may try again.",
                null);
    }

    static SessionLockTimeoutException lockNotFree(SessionRef ref, Duration wait) {
        return new SessionLockTimeoutException(
                "HF0421",
                "The lock of session " + ref + " was not free within " + wait
                        + ", so the method with @SessionLocked did not "
                        + "run. The client may try again; look at what holds it for so long, or wait longer by waitAtMost or "
                        + "holdfast.lock.wait.",
                null);
    }

    static SessionConflictException conflict(SessionRef ref, String fields) {
        return new SessionConflictException(
                "HF0412",
                "Another request has changed the same of session " + ref + " meanwhile (" + fields
                        + "), and it may be neither merged nor overwritten; nothing of this request was stored. The client may "
                        + "try again; to settle it here, put @RetryOnConflict or @SessionLocked on the method, or allow "
                        + "another outcome by @OnConflict or holdfast.conflict.",
                null);
    }

    static SessionLockLostException lockLost(SessionRef ref) {
        return new SessionLockLostException(
                "HF0413",
                "The lock of session " + ref
                        + " was held for longer than its lease, and another request has taken it; nothing of this request "
                        + "was stored. Do less under @SessionLocked, or raise its lease or holdfast.lock.lease.",
                null);
    }

    static StoreUnavailableException queueTooLong(SessionRef ref, @Nullable InterruptedException cause) {
        return new StoreUnavailableException(
                "HF0414",
                "This request waited for as long as holdfast.redis.timeout allows and its turn to store its changes did not "
                        + "come: too many requests of session " + ref
                        + " at a time on this node. Nothing of it was stored; the client "
                        + "may try again.",
                cause);
    }

    static SessionLostException overForTask(SessionLoss loss) {
        return new SessionLostException(
                "HF0447",
                "Session " + loss.ref().orElse("")
                        + ", which a request has handed to this task, is over for it: " + loss.reason()
                        + ". It has ended since, or its token was replaced, as by a sign-in. Catch this where the task can do "
                        + "without the session; after a sign-in hand the work over anew.",
                null);
    }

    static ResponseCommittedException beginsInTask() {
        return new ResponseCommittedException(
                "HF0448",
                "A session would have to begin in a task on another thread, and its client could not be told of the token; nothing "
                        + "was stored. Put something into the session in the request, before it hands the work over.",
                null);
    }

    private static String name(@Nullable SessionRef ref) {
        return ref == null ? "a new session" : "session " + ref;
    }
}
