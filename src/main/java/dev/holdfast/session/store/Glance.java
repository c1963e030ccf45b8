package dev.holdfast.session.store;

import java.util.Optional;

/**
 * What a look at one of many sessions shows.
 *
 * @param ref which session
 * @param times its times; empty where it has ended, is gone or cannot be read. Whether its deadline has passed is not looked at
 * @param field the bytes of the field asked for, which must not be changed; empty where it has none
 */
public record Glance(SessionRef ref, Optional<SessionTimes> times, Optional<byte[]> field) {}
