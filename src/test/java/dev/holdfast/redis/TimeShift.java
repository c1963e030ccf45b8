package dev.holdfast.redis;

import dev.holdfast.testkit.RedisServer;
import java.time.Duration;
import java.util.List;

/**
 * Lets time go on for what is stored in Redis, whose clock can't be moved: sets every time stored back, and how long each
 * key lives.
 */
public final class TimeShift {

    private static final String SCRIPT =
            """
            local by = tonumber(ARGV[2])
            local function back(number) return number > 0 and number < 281474976710655 and number - by or number end
            for _, key in ipairs(redis.call('KEYS', ARGV[1])) do
              if redis.call('TYPE', key).ok == 'zset' then
                local entries = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
                for i = 1, #entries, 2 do
                  redis.call('ZADD', key, string.format('%.0f', back(tonumber(entries[i + 1]))), entries[i])
                end
              elseif string.find(key, ':remembered:', 1, true) then
                local all = redis.call('HGETALL', key)
                for i = 1, #all, 2 do
                  local value = all[i + 1]
                  if all[i] == '@ended' then
                    local at, rest = string.match(value, '^(%d+) (.*)$')
                    value = string.format('%.0f', back(tonumber(at))) .. ' ' .. rest
                  else
                    local grace, replaced, deadline = struct.unpack('>I6I6I6', value, 7)
                    value = string.sub(value, 1, 6) .. struct.pack('>I6I6I6', back(grace), back(replaced), back(deadline))
                      .. string.sub(value, 25)
                  end
                  redis.call('HSET', key, all[i], value)
                end
              elseif redis.call('TYPE', key).ok == 'hash' then
                local times = redis.call('HGET', key, '@t')
                if times then
                  local idle, deadline, absolute, touched, created = struct.unpack('>I6I6I6I6I6', times, 2)
                  redis.call('HSET', key, '@t', string.sub(times, 1, 1) .. struct.pack('>I6I6I6I6I6', idle,
                    back(deadline), back(absolute), back(touched), back(created)))
                end
                local secrets = redis.call('HGET', key, '@k')
                if secrets then
                  local generation, floor, pending, grace = struct.unpack('>I4I4I1I6', secrets)
                  redis.call('HSET', key, '@k', struct.pack('>I4I4I1I6', generation, floor, pending, back(grace))
                    .. string.sub(secrets, 16))
                end
                local tombstone = redis.call('HGET', key, '@e')
                if tombstone then
                  local reason, at, rest = string.match(tombstone, '^(%S+) (%S+) (.*)$')
                  redis.call('HSET', key, '@e', reason .. ' ' .. string.format('%.0f', back(tonumber(at))) .. ' ' .. rest)
                end
              end
              local left = redis.call('PTTL', key)
              if left >= 0 then redis.call('PEXPIRE', key, string.format('%.0f', left - by)) end
            end
            """;

    private TimeShift() {}

    /** All times of keys with this prefix lie so much further back from now on. */
    public static void back(RedisServer server, String prefix, Duration by) {
        server.with(jedis -> jedis.eval(SCRIPT, List.of(), List.of(prefix + "*", String.valueOf(by.toMillis()))));
    }
}
