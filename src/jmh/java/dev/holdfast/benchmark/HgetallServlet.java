package dev.holdfast.benchmark;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.redisson.codec.CompositeCodec;

/** The texts in a hash that the cookie names, read as bytes by one HGETALL: no session, only the least that one could cost. */
final class HgetallServlet extends TenServlet {

    private static final long serialVersionUID = 1L;

    private static final String COOKIE = "key";

    private static final CompositeCodec CODEC = new CompositeCodec(StringCodec.INSTANCE, ByteArrayCodec.INSTANCE);

    private final transient RedissonClient redis;

    HgetallServlet(RedissonClient redis) {
        this.redis = redis;
    }

    @Override
    void fill(HttpServletRequest request, HttpServletResponse response, int size) {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < Payload.FIELDS; i++) {
            hash(key).fastPut("f" + i, Texts.of(size).getBytes(StandardCharsets.UTF_8));
        }
        response.addCookie(new Cookie(COOKIE, key));
    }

    @Override
    long read(HttpServletRequest request) {
        String key = request.getHeader("Cookie").substring(COOKIE.length() + 1);
        long total = 0;
        for (byte[] text : hash(key).readAllMap().values()) {
            total += text.length;
        }
        return total;
    }

    @Override
    void change(HttpServletRequest request) {
        throw new UnsupportedOperationException("A bare HGETALL only reads");
    }

    private RMap<String, byte[]> hash(String key) {
        return redis.getMap(key, CODEC);
    }
}
