package dev.holdfast.config;

/**
 * What may be stored: {@code holdfast.state.*}. Sizes are in bytes as stored.
 *
 * @param onUnreadable {@code on-unreadable}: what to do with stored bytes that cannot be decoded
 * @param fieldWarnBytes {@code field-warn-bytes}: a field over this is warned of; 0: never
 * @param fieldMaxBytes {@code field-max-bytes}: a field over this is refused; 0: no limit
 * @param sessionWarnBytes {@code session-warn-bytes}: a session over this is warned of; 0: never
 * @param sessionMaxBytes {@code session-max-bytes}: a session over this is refused; 0: no limit
 */
public record StateConfig(
        OnUnreadable onUnreadable, int fieldWarnBytes, int fieldMaxBytes, int sessionWarnBytes, int sessionMaxBytes) {

    /** What to do with stored bytes that cannot be decoded. */
    public enum OnUnreadable {
        /** The field keeps what its constructor gave it; the session is begun anew. Logged and counted. */
        RESET,
        /** The call of the bean fails with a named exception. */
        FAIL
    }
}
