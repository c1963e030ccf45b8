package dev.holdfast.demo.shop;

import dev.holdfast.LossReason;
import dev.holdfast.SessionLoss;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a session, as the page tells its visitor.
 *
 * @param reason the stable word for it
 * @param because the same in a visitor's words
 * @param signedOut whether somebody must have been signed in; else nobody knows here
 * @param ref the session's public name, null where the browser's token proves none
 * @param ago seconds since its end, null where that is not recorded
 */
public record LossView(String reason, String because, boolean signedOut, @Nullable String ref, @Nullable Long ago) {

    private static final Set<LossReason> SIGNED_OUT = EnumSet.of(
            LossReason.SIGNED_OUT,
            LossReason.ENDED_BY_USER,
            LossReason.ENDED_BY_ADMINISTRATOR,
            LossReason.OVER_LIMIT,
            LossReason.ACCOUNT_ENDED);

    static LossView of(SessionLoss loss, Instant now) {
        return new LossView(
                loss.reason().word(),
                because(loss.reason()),
                SIGNED_OUT.contains(loss.reason()),
                loss.ref().orElse(null),
                loss.at().map(at -> Spans.seconds(at, now)).orElse(null));
    }

    /** Ends a sentence that begins with "You were signed out because" or "Your session is over because". */
    private static String because(LossReason reason) {
        return switch (reason) {
            case ENDED -> "it was ended in this browser.";
            case SIGNED_OUT -> "you signed out in this browser.";
            case ENDED_BY_USER -> "you ended this session from another of your devices.";
            case ENDED_BY_ADMINISTRATOR -> "an administrator of the shop ended it.";
            case OVER_LIMIT -> "you have signed in on more devices than you may use at a time.";
            case ACCOUNT_ENDED -> "your account was closed.";
            case THEFT_SUSPECTED ->
                "an old copy of its key was used. Somebody may have stolen it: look where else you are signed in.";
            case IDLE -> "nobody used it for too long.";
            case ABSOLUTE -> "it had lasted as long as a session may.";
            case OTHER -> "a newer version of the shop ended it, for a reason that this one has no words for.";
            case UNREADABLE -> "what the shop had stored of it cannot be read. That is our fault.";
            case LOST -> "the shop's store has lost it. That is our fault.";
            case UNKNOWN -> "it ended so long ago that nobody remembers why.";
            case FOREIGN -> "its key is of another shop, or of this one before it was set up anew.";
            case FORGED -> "its key was never given out by this shop.";
            case OUTDATED -> "its key was replaced by a newer one, which this browser did not bring.";
        };
    }
}
