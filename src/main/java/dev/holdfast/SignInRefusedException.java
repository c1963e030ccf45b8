package dev.holdfast;

/** A sign-in was refused: the user is signed in as often as is allowed, or all of the user's sessions were ended meanwhile. */
public final class SignInRefusedException extends HoldfastException {

    private static final long serialVersionUID = 1L;

    private final LossReason reason;

    /**
     * Made by Holdfast; the message begins with the code.
     *
     * @param code the stable code
     * @param message what happened, the value found, what to do
     * @param reason as {@link #reason} gives it
     */
    public SignInRefusedException(String code, String message, LossReason reason) {
        super(code, message, null);
        this.reason = reason;
    }

    /**
     * Why it was refused.
     *
     * @return {@link LossReason#OVER_LIMIT}, or {@link LossReason#ACCOUNT_ENDED} where all sessions of the user were ended since
     *     the request began
     */
    public LossReason reason() {
        return reason;
    }
}
