/**
 * The store in Redis, by Redisson: one Lua script for each operation, so that each is atomic and takes one round trip.
 *
 * <p>All keys and metadata are named in {@link dev.holdfast.redis.RedisKeys}; the rules of the scripts stand in their
 * comments. Nothing here waits longer than {@code holdfast.redis.timeout}, and no failure of Redis ever looks like a
 * session that is not there.
 */
@NullMarked
package dev.holdfast.redis;

import org.jspecify.annotations.NullMarked;
