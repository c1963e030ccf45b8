package dev.holdfast.redis;

import dev.holdfast.HoldfastDeploymentException;
import dev.holdfast.StoreUnavailableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Every message of this package, with its code. None holds a password, a token or a session's value. */
final class RedisMessages {

    /** Redisson appends channel, command and parameters to what Redis said. */
    private static final String REDISSON_DETAILS = ". channel:";

    private static final int LONGEST_REPLY = 300;

    private RedisMessages() {}

    static StoreUnavailableException noAnswer(Object what, Duration timeout, @Nullable Throwable cause) {
        String seen =
                cause == null ? "" : " (last seen: " + root(cause).getClass().getSimpleName() + ")";
        return new StoreUnavailableException(
                "HF0501",
                "Redis did not answer " + what + " within " + timeout + seen
                        + ". Check that the servers of holdfast.redis.addresses can be reached; holdfast.redis.timeout"
                        + " sets how long a request waits",
                cause);
    }

    static StoreUnavailableException resting(Object what) {
        return new StoreUnavailableException(
                "HF0502",
                "Redis has not answered lately, so " + what
                        + " was not sent. The next probe follows shortly; nothing needs to be done here",
                null);
    }

    static StoreUnavailableException refused(Object what, Throwable cause) {
        return new StoreUnavailableException(
                "HF0503",
                "Redis refused " + what + ": " + reply(cause)
                        + ". Check its memory limit, its replicas and the permissions of holdfast.redis.user",
                cause);
    }

    static StoreUnavailableException interrupted(Object what, InterruptedException cause) {
        return new StoreUnavailableException(
                "HF0504", "The thread was interrupted while it waited for Redis to answer " + what, cause);
    }

    static StoreUnavailableException closed(Object what) {
        return new StoreUnavailableException(
                "HF0505", "The store is closed, so " + what + " was not sent. The application is being stopped", null);
    }

    static HoldfastDeploymentException missingFile(String key, String file) {
        return new HoldfastDeploymentException(
                "HF0506", key + " names '" + file + "', which can be read neither there nor on the class path", null);
    }

    /** Without the parser's exception: it quotes lines of the file, which may hold a password. */
    static HoldfastDeploymentException brokenFile(String key, String file, int line) {
        String place = line > 0 ? " Look at line " + line : "";
        return new HoldfastDeploymentException(
                "HF0510", key + " names '" + file + "', which is no YAML that Redisson understands." + place, null);
    }

    static HoldfastDeploymentException noServers(String file) {
        return new HoldfastDeploymentException(
                "HF0507",
                "holdfast.redis.config-file names '" + file + "', which has no server's address. Give it one of"
                        + " singleServerConfig, sentinelServersConfig, clusterServersConfig, replicatedServersConfig,"
                        + " masterSlaveServersConfig",
                null);
    }

    static HoldfastDeploymentException unusable(RuntimeException cause) {
        return new HoldfastDeploymentException(
                "HF0508",
                "The settings holdfast.redis.* make no Redis client: "
                        + cause.getClass().getSimpleName() + ". Check addresses, mode and master-name",
                cause);
    }

    static String readsFromReplicas() {
        return "HF0509: the application's RedissonClient may read from replicas. Holdfast itself does not, but set"
                + " readMode: MASTER, since whatever else reads sessions there will see old state";
    }

    static String noContact(Throwable cause) {
        Throwable root = root(cause);
        String said = root.getMessage() == null ? "" : ", " + reply(root);
        return "HF0511: no connection to Redis yet: " + root.getClass().getSimpleName() + said
                + ". Check holdfast.redis.addresses, user and password; the next request tries again";
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String reply(Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        int details = text.indexOf(REDISSON_DETAILS);
        String said = (details < 0 ? text : text.substring(0, details)).replaceAll("\\.+$", "");
        return said.length() <= LONGEST_REPLY ? said : said.substring(0, LONGEST_REPLY) + "…";
    }
}
