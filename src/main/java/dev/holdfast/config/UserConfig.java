package dev.holdfast.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Who is signed in: {@code holdfast.user.*}.
 *
 * @param maxSessions {@code max-sessions}: in how many sessions a user may be signed in at a time; 0: no limit
 * @param onLimit {@code on-limit}: what a sign-in over that limit leads to
 * @param recordDevice {@code record-device}: whether a sign-in keeps the client's address and user agent
 * @param mechanism {@code mechanism}: whether an authentication mechanism of Holdfast's tells the server who is signed in
 * @param signInPage {@code sign-in-page}: where a browser is sent that has to sign in; empty: nowhere
 * @param rememberFor {@code remember-for}: how long a remembered login is good without being used
 */
public record UserConfig(
        int maxSessions,
        OnLimit onLimit,
        boolean recordDevice,
        boolean mechanism,
        Optional<String> signInPage,
        Duration rememberFor) {

    /** What a sign-in over the limit leads to. */
    public enum OnLimit {
        /** The sessions of the oldest sign-ins end. */
        END_OLDEST,
        /** The new sign-in is refused. */
        REFUSE
    }
}
