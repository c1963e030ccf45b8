package dev.holdfast.session;

import dev.holdfast.LossReason;
import dev.holdfast.ResponseCommittedException;
import dev.holdfast.SessionLostException;
import dev.holdfast.SignInRefusedException;
import dev.holdfast.UnreadableStateException;
import dev.holdfast.session.store.SessionRef;
import org.jspecify.annotations.Nullable;

/** Every error of signing in, in one place. No name of a user stands in them. */
final class SignInMessages {

    private SignInMessages() {}

    static IllegalArgumentException unfitName(String what, int length, int longest) {
        return new IllegalArgumentException("HF0440: The name of a " + what + " has " + length
                + " characters, or control characters among them. Give 1 to " + longest
                + " without control characters.");
    }

    static IllegalArgumentException tooManyGroups(int count, int most) {
        return new IllegalArgumentException("HF0441: A caller with " + count + " groups cannot sign in; at most " + most
                + " are allowed. Give those that the application asks for.");
    }

    static UnreadableStateException unreadableCaller(String why, @Nullable Throwable cause) {
        return new UnreadableStateException(
                "HF0442",
                "Who is signed in to a session cannot be read: " + why
                        + ". The visitor has to sign in again. Look who else writes there.",
                cause);
    }

    static SignInRefusedException overLimit(int limit) {
        return new SignInRefusedException(
                "HF0443",
                "The user is signed in to " + limit
                        + " sessions, as many as holdfast.user.max-sessions allows. Sign out in one of "
                        + "them, or end it in the list of devices.",
                LossReason.OVER_LIMIT);
    }

    static SignInRefusedException barred() {
        return new SignInRefusedException(
                "HF0444",
                "All sessions of the user were ended since this request began, so what it proved may hold no more. Sign in again.",
                LossReason.ACCOUNT_ENDED);
    }

    static SessionLostException endedMeanwhile(SessionRef ref) {
        return new SessionLostException(
                "HF0445",
                "Session " + ref
                        + " has ended while somebody signed in to it, so nobody is signed in. The client may try again.",
                null);
    }

    static ResponseCommittedException afterFirstByte() {
        return new ResponseCommittedException(
                "HF0446",
                "Nobody can sign in any more: the response's first byte has left, so the new token cannot reach the client. Sign in "
                        + "before writing the response; on a WebSocket, before its handshake.",
                null);
    }

    static String indexNotTold(SessionRef ref) {
        return "Session " + ref + " has ended, but stays in its user's list until that is next looked at.";
    }

    static String renewalFailed(SessionRef ref) {
        return "The token of session " + ref + " could not be renewed in time; a later request will.";
    }
}
