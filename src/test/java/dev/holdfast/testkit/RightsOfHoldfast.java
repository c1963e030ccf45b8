package dev.holdfast.testkit;

import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Tells at the end of a run with {@code test.redis.acl} what Holdfast's user wanted and was denied, as no test may notice: a
 * command that fails in the background is repeated, or is done without. Fails the build, as JUnit passes on what this throws.
 */
public final class RightsOfHoldfast implements LauncherSessionListener {

    /**
     * What Redisson asks as it connects, and is as well without: whether Redis has channels by pattern and by shard, and whether a
     * cluster is behind the one address that it was given.
     */
    private static final List<String> DONE_WITHOUT = List.of("command pubsub", "key test1 ");

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        RedisServer.running().forEach(RedisServer::noteDenied);
        List<String> denied = AclUser.denied()
                .filter(one -> DONE_WITHOUT.stream().noneMatch(one::startsWith))
                .toList();
        if (!denied.isEmpty()) {
            throw new IllegalStateException(
                    "Holdfast sent what the rights in the README do not allow: " + String.join("; ", denied));
        }
    }
}
