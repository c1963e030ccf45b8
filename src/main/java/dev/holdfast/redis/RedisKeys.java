package dev.holdfast.redis;

import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.store.UserId;

/**
 * The names of everything that Holdfast stores in Redis. With the prefix {@code holdfast} and the namespace {@code shop}:
 *
 * <table>
 * <caption>The keys</caption>
 * <tr><th>key</th><th>type</th><th>holds</th></tr>
 * <tr><td>{@code holdfast:shop:{464}:session:<ref>}</td><td>hash</td><td>a session: its fields under their own names,
 * each one byte for the codec and then the value, and the metadata</td></tr>
 * <tr><td>{@code holdfast:shop:{464}:ledger}</td><td>sorted set</td><td>the refs of a tag by a lower bound of their
 * deadlines</td></tr>
 * <tr><td>{@code holdfast:shop:{464}:lock:<ref>}</td><td>hash</td><td>a session's lock while it is held: its owner and how
 * often that one has taken it</td></tr>
 * <tr><td>{@code holdfast:shop:user:{<user>}}</td><td>sorted set</td><td>the refs of the sessions that a user has signed in to, by
 * the time of that; and when all of them were ended</td></tr>
 * <tr><td>{@code holdfast:shop:remembered:{<user>}}</td><td>hash</td><td>a user's remembered logins by the hash of their series;
 * the user stands there as 22 characters of a digest of the name</td></tr>
 * <tr><td>{@code holdfast:shop:keys}</td><td>hash</td><td>the keys that sign tokens, by id</td></tr>
 * </table>
 *
 * <p>The tag in braces puts a session, its lock and its ledger on one node of a cluster. There are {@value SessionRef#TAGS}, evenly
 * spaced over the slots; a ref alone names its tag. A user's index lies wherever the user's id puts it. Immutable.
 */
public final class RedisKeys {

    /** The change log: the newest commits and the names of the fields that each changed. */
    public static final String LOG = "@v";

    /** The times, after a byte for the format of the metadata. */
    public static final String TIMES = "@t";

    /** The generation of the secret, and the hashes of the current one and of the one before. */
    public static final String SECRETS = "@k";

    /** The mark of the last holder of the session's lock. */
    public static final String FENCE = "@f";

    /** Why, when and by which node the session was ended. A hash with this alone is a tombstone. */
    public static final String TOMBSTONE = "@e";

    /** Numbers whose slots (CRC-16 modulo 16,384, as the Redis cluster specification has it) lie about 256 apart. */
    private static final short[] TAGS = {
        464, 977, 117, 703, 574, 867, 736, 122, 184, 761, 337, 212, 754, 671, 227, 302, 109, 101, 557, 844, 134, 720,
        447, 954, 204, 91, 777, 192, 314, 231, 667, 742, 712, 637, 261, 269, 602, 727, 371, 9, 532, 821, 781, 789, 422,
        931, 691, 699, 352, 981, 621, 629, 242, 891, 731, 739, 172, 797, 401, 912, 753, 687, 511, 802
    };

    private final String beginning;

    /**
     * The keys of one namespace.
     *
     * @param prefix the beginning of every key, {@code holdfast.redis.key-prefix}
     * @param namespace whose sessions
     */
    public RedisKeys(String prefix, String namespace) {
        this.beginning = prefix + ":" + namespace + ":";
    }

    /**
     * Whether a name is kept for metadata, so that no field may have it.
     *
     * @param field a field's name
     * @return true where it begins with {@code @}
     */
    public static boolean isReserved(String field) {
        return field.startsWith("@");
    }

    /**
     * The hash of a session, for example to read it as a Redisson map.
     *
     * @param ref which session
     * @return the key
     */
    public String session(SessionRef ref) {
        return tagged(ref.tag()) + "session:" + ref;
    }

    /**
     * The sorted set of a tag's sessions by deadline.
     *
     * @param tag 0 to 63
     * @return the key
     */
    public String ledger(int tag) {
        return tagged(tag) + "ledger";
    }

    /**
     * The lock of a session, a Redisson lock. Redisson adds a channel and short-lived keys of its own, whose names are a prefix
     * before this one.
     *
     * @param ref which session
     * @return the key
     */
    public String lock(SessionRef ref) {
        return tagged(ref.tag()) + "lock:" + ref;
    }

    /**
     * The sorted set of a user's sessions by sign-in.
     *
     * @param user whose
     * @return the key
     */
    public String user(UserId user) {
        return beginning + "user:{" + user + "}";
    }

    /**
     * The hash of a user's remembered logins, in a slot of its own.
     *
     * @param user whose
     * @return the key
     */
    public String remembered(UserId user) {
        return beginning + "remembered:{" + user + "}";
    }

    /**
     * The hash of the keys that sign tokens.
     *
     * @return the key
     */
    public String keyRing() {
        return beginning + "keys";
    }

    private String tagged(int tag) {
        return beginning + "{" + TAGS[tag] + "}:";
    }
}
