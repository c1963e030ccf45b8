package dev.holdfast.config;

import java.time.Duration;
import java.util.List;

/**
 * How tokens are signed, renewed and carried: {@code holdfast.token.*}.
 *
 * @param keys {@code keys}: decoded keys of at least 32 bytes, the first signs and all verify; empty: the nodes agree on one
 *     through the store
 * @param grace {@code grace}: how long a replaced secret stays good after the new one was first seen
 * @param renewAfter {@code renew-after}: how old a token gets before it is replaced; zero: as old as its session
 * @param onReplay {@code on-replay}: what the use of a replaced token leads to
 * @param transports {@code transports}: how tokens travel, at least one
 * @param header {@code header}: the header that carries them
 */
public record TokenConfig(
        List<byte[]> keys,
        Duration grace,
        Duration renewAfter,
        OnReplay onReplay,
        List<Transport> transports,
        String header) {

    /** Copies the lists. */
    public TokenConfig {
        keys = List.copyOf(keys);
        transports = List.copyOf(transports);
    }

    /** What the use of a token leads to that a renewal has replaced longer ago than the grace. */
    public enum OnReplay {
        /** The session ends, for whoever holds the newer token as well (RFC 9700, 4.14.2, has it so for refresh tokens). */
        END,
        /** The request has no session; that of the newer token goes on. */
        REFUSE
    }

    /** How a token travels. */
    public enum Transport {
        /** In a cookie (RFC 6265bis). */
        COOKIE,
        /** In a header of its own, for clients that are programs. */
        HEADER
    }

    /** Hides the keys. */
    @Override
    public String toString() {
        return "TokenConfig[keys=" + keys.size() + ", grace=" + grace + ", renewAfter=" + renewAfter + ", onReplay="
                + onReplay + ", transports=" + transports + ", header=" + header + "]";
    }
}
