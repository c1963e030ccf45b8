package dev.holdfast.config;

import dev.holdfast.config.CookieConfig.SameSite;
import dev.holdfast.config.CookieConfig.Secure;
import java.time.Duration;

/** Finds settings that are allowed each by itself but not together: all groups but Redis. */
final class Contradictions {

    private final Values values;

    private Contradictions(Values values) {
        this.values = values;
    }

    static void check(Values values, long heap) {
        Contradictions contradictions = new Contradictions(values);
        contradictions.session();
        contradictions.state();
        contradictions.cache(heap);
        contradictions.cookie();
        contradictions.headers();
    }

    private void session() {
        Duration idle = values.get(Settings.IDLE_TIMEOUT);
        Duration absolute = values.get(Settings.ABSOLUTE_TIMEOUT);
        if (!absolute.isZero() && absolute.compareTo(idle) < 0) {
            values.contradiction(
                    "the absolute time-out is PT0S or at least the idle time-out",
                    Settings.ABSOLUTE_TIMEOUT,
                    Settings.IDLE_TIMEOUT);
        }
        if (values.isSet(Settings.TOUCH_INTERVAL)
                && !idle.isZero()
                && values.get(Settings.TOUCH_INTERVAL).compareTo(idle) > 0) {
            values.contradiction(
                    "the touch interval is at most the idle time-out", Settings.TOUCH_INTERVAL, Settings.IDLE_TIMEOUT);
        }
    }

    private void state() {
        if (values.isSet(Settings.FIELD_WARN)) {
            atMost(Settings.FIELD_WARN, Settings.FIELD_MAX);
        }
        if (values.isSet(Settings.SESSION_WARN)) {
            atMost(Settings.SESSION_WARN, Settings.SESSION_MAX);
        }
        atMost(Settings.FIELD_MAX, Settings.SESSION_MAX);
    }

    private void cache(long heap) {
        if (values.isSet(Settings.CACHE_MAX) && values.get(Settings.CACHE_MAX) > heap / 2) {
            values.contradiction("the cache takes at most half of this JVM's heap (-Xmx)", Settings.CACHE_MAX);
        }
    }

    private void atMost(Setting<Integer> smaller, Setting<Integer> larger) {
        int limit = values.get(larger);
        if (limit > 0 && values.get(smaller) > limit) {
            values.contradiction("the first is at most the second, where that is not off", smaller, larger);
        }
    }

    private void cookie() {
        boolean never = values.get(Settings.COOKIE_SECURE) == Secure.NEVER;
        CookiePrefix prefix = CookiePrefix.of(values.get(Settings.COOKIE_NAME));
        if (never && prefix != CookiePrefix.NONE) {
            values.contradiction(
                    "browsers refuse a cookie of this name that is not Secure",
                    Settings.COOKIE_NAME,
                    Settings.COOKIE_SECURE);
        }
        if (never && values.get(Settings.COOKIE_SAME_SITE) == SameSite.NONE) {
            values.contradiction(
                    "browsers refuse SameSite=None without Secure", Settings.COOKIE_SAME_SITE, Settings.COOKIE_SECURE);
        }
        if (prefix == CookiePrefix.HOST) {
            hostCookie();
        }
    }

    /** Else each request with a token would be passive. */
    private void headers() {
        if (values.get(Settings.TOKEN_HEADER).equalsIgnoreCase(values.get(Settings.PASSIVE_HEADER))) {
            values.contradiction("these are two headers", Settings.TOKEN_HEADER, Settings.PASSIVE_HEADER);
        }
    }

    private void hostCookie() {
        if (values.find(Settings.COOKIE_PATH).filter(path -> !path.equals("/")).isPresent()) {
            values.contradiction(
                    "a __Host- cookie has the path / and no other", Settings.COOKIE_NAME, Settings.COOKIE_PATH);
        }
        if (values.isSet(Settings.COOKIE_DOMAIN)) {
            values.contradiction("a __Host- cookie has no domain", Settings.COOKIE_NAME, Settings.COOKIE_DOMAIN);
        }
    }
}
