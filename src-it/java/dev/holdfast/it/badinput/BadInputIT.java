package dev.holdfast.it.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.RedisMeter;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import dev.holdfast.testkit.secrecy.Secrets;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputIT {

    /** Few enough for one measurement between two looks for overdue sessions, which come once a second. */
    private static final int MEASURED_TOGETHER = 20;

    private static final String NOBODY = "untitled: empty";
    private static final String KEY = Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());
    private static final byte[] FIELD = "note#text".getBytes(US_ASCII);
    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode NODE = ServerNode.named("bad-input");

    private final Visitor visitor = new Visitor();
    private String cookie;
    private String token;

    @BeforeAll
    static void start() {
        NODE.begin(war("lenient", Map.of()), war("strict", Map.of("holdfast.state.on-unreadable", "fail")))
                .awaitReady();
    }

    /** Both sign with the same key, so that nothing but the namespace tells their tokens apart. */
    private static WebArchive war(String name, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("holdfast.token.keys", KEY);
        // What is written past the change log reaches only a node that has not seen the session yet.
        all.put("holdfast.cache.max-bytes", "0");
        return Wars.application(name, BadInputIT.class, REDIS, all);
    }

    @AfterAll
    static void stop() {
        NODE.close();
        REDIS.close();
    }

    @BeforeEach
    void write_a_note() {
        visitor.read(lenient("/write?title=mine&text=" + Secrets.VALUE));
        assertThat(visitor.cookies()).hasSize(1);
        visitor.cookies().forEach((name, value) -> {
            cookie = name;
            token = value;
        });
        assertThat(visitor.read(lenient(""))).isEqualTo("mine: " + Secrets.VALUE);
    }

    Stream<String> forgeries() {
        Stream<String> garbage = Stream.of(
                "",
                "x",
                "%00",
                "null",
                "../../etc/passwd",
                "a".repeat(22),
                "a".repeat(6_000),
                token + token,
                token + "A",
                "A" + token,
                token.toUpperCase(),
                visitor.read(lenient("/ref")));
        Stream<String> truncated = IntStream.range(1, token.length()).mapToObj(token::substring);
        Stream<String> cut = IntStream.range(1, token.length()).mapToObj(end -> token.substring(0, end));
        return Stream.of(
                        garbage,
                        truncated,
                        cut,
                        IntStream.range(0, token.length()).mapToObj(this::changedAt))
                .flatMap(any -> any);
    }

    private String changedAt(int index) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int letter = alphabet.indexOf(token.charAt(index));
        char other = letter < 0 ? 'A' : alphabet.charAt(letter ^ 32);
        return token.substring(0, index) + other + token.substring(index + 1);
    }

    @Test
    void what_is_no_token_of_ours_is_no_session_and_costs_no_store_call() {
        List<String> forgeries = forgeries().toList();
        assertThat(forgeries).hasSizeGreaterThan(100);
        try (RedisMeter meter = new RedisMeter(REDIS)) {
            for (int from = 0; from < forgeries.size(); from += MEASURED_TOGETHER) {
                List<String> some = forgeries.subList(from, Math.min(from + MEASURED_TOGETHER, forgeries.size()));
                RedisMeter.Cost cost = meter.of(() -> some.forEach(this::assertNobody));
                assertThat(cost.commands()).as(some.toString()).isZero();
            }
        }
    }

    private void assertNobody(String forgery) {
        HttpResponse<String> answer = with(cookie + "=" + forgery, "");
        assertThat(answer.statusCode()).as(forgery).isEqualTo(200);
        assertThat(answer.body()).as(forgery).isEqualTo(NOBODY);
    }

    @Test
    void every_refused_token_is_counted_with_one_reason() {
        List<String> forgeries =
                forgeries().filter(forgery -> !forgery.isEmpty()).toList();
        long before = refusals().values().stream().mapToLong(count -> count).sum();

        forgeries.forEach(forgery -> with(cookie + "=" + forgery, ""));

        Map<String, Long> after = refusals();
        assertThat(after.values().stream().mapToLong(count -> count).sum() - before)
                .isEqualTo(forgeries.size());
        assertThat(after).containsOnlyKeys("token-malformed", "token-forged", "token-foreign-key");
    }

    @Test
    void a_forged_token_is_never_adopted() {
        for (String forgery : List.of("x", changedAt(0), changedAt(30), changedAt(token.length() - 5), token + "A")) {
            HttpResponse<String> answer = with(cookie + "=" + forgery, "/write?title=new&text=mine");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith(cookie + "=")
                    .doesNotContain("=" + forgery)
                    .doesNotContain(token);
        }
        assertThat(visitor.read(lenient(""))).isEqualTo("mine: " + Secrets.VALUE);
    }

    @Test
    void a_token_of_another_namespace_is_no_session() {
        assertThat(new Visitor()
                        .get(strict(""), "Cookie", visitor.cookieHeader())
                        .body())
                .isEqualTo(NOBODY);
    }

    @Test
    void of_several_cookies_the_one_that_verifies_counts() {
        Visitor stranger = new Visitor();
        stranger.read(strict("/write?title=other&text=namespace"));
        String good = cookie + "=" + token;
        String foreign = stranger.cookieHeader();
        String forged = cookie + "=" + changedAt(20);

        for (String header : List.of(
                forged + "; " + good,
                good + "; " + forged,
                foreign + "; " + good,
                good + "; " + foreign,
                "a=b; " + forged + "; " + cookie + "=; " + foreign + "; " + good + "; c=d")) {
            assertThat(with(header, "").body()).as(header).isEqualTo("mine: " + Secrets.VALUE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "{\"a\":1}",
                "\u0000\u0001\u00ff",
                "\u0001not json",
                "\u0001" + Secrets.VALUE,
                "\u0001\"" + Secrets.VALUE
            })
    void a_field_that_cannot_be_decoded_is_reset_alone_and_not_overwritten_unseen(String bytes) {
        hset(session(visitor, "lenient"), bytes);

        assertThat(visitor.read(lenient(""))).isEqualTo("mine: empty");
        assertThat(visitor.read(lenient("/retitle?title=yours"))).isEqualTo("yours");

        assertThat(hget(session(visitor, "lenient"))).isEqualTo(bytes);
        assertThat(visitor.read(lenient("/write?title=mine&text=again"))).isEqualTo("mine: again");
        assertThat(visitor.read(lenient(""))).isEqualTo("mine: again");
    }

    @Test
    void a_field_that_cannot_be_decoded_is_a_named_error_where_that_is_wanted() {
        Visitor careful = new Visitor();
        careful.read(strict("/write?title=mine&text=" + Secrets.VALUE));
        String key = session(careful, "strict");
        hset(key, "\u0001not json");

        assertThat(careful.read(strict("")))
                .startsWith("UnreadableStateException HF0")
                .contains("note#text");
        assertThat(hget(key)).isEqualTo("\u0001not json");
    }

    @Test
    void a_key_of_another_type_begins_a_new_session() {
        String key = session(visitor, "lenient");
        REDIS.with(redis -> redis.del(key));
        REDIS.with(redis -> redis.set(key, "not a hash"));

        assertThat(visitor.read(lenient(""))).isEqualTo(NOBODY);
        assertThat(REDIS.<String>with(redis -> redis.get(key))).isEqualTo("not a hash");
        assertThat(visitor.read(lenient("/write?title=new&text=session"))).isEqualTo("new: session");
        assertThat(visitor.read(lenient(""))).isEqualTo("new: session");
        assertThat(session(visitor, "lenient")).isNotEqualTo(key);
    }

    @Test
    void a_hash_without_metadata_begins_a_new_session() {
        String key = session(visitor, "lenient");
        REDIS.with(redis -> redis.hdel(key, "@v", "@t", "@k"));

        assertThat(visitor.read(lenient(""))).isEqualTo(NOBODY);
        assertThat(visitor.read(lenient("/write?title=new&text=session"))).isEqualTo("new: session");
        assertThat(visitor.read(lenient(""))).isEqualTo("new: session");
        assertThat(session(visitor, "lenient")).isNotEqualTo(key);
        assertThat(REDIS.<Long>with(redis -> redis.hlen(key))).isEqualTo(2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "metadata"})
    void a_session_that_cannot_be_read_is_a_named_error_where_that_is_wanted(String fault) {
        Visitor careful = new Visitor();
        careful.read(strict("/write?title=mine&text=" + Secrets.VALUE));
        String key = session(careful, "strict");
        if (fault.equals("type")) {
            REDIS.with(redis -> redis.del(key));
            REDIS.with(redis -> redis.set(key, "not a hash"));
        } else {
            REDIS.with(redis -> redis.hdel(key, "@v", "@t", "@k"));
        }

        assertThat(careful.read(strict(""))).startsWith("UnreadableStateException HF0");
        assertThat(careful.cookies()).as("nobody is signed out").hasSize(1);
    }

    private static HttpResponse<String> with(String header, String path) {
        return new Visitor().get(lenient(path), "Cookie", header);
    }

    private static String session(Visitor visitor, String application) {
        String ref = visitor.read(NODE.uri("/" + application + "/api/note/ref"));
        Set<String> keys = REDIS.with(redis -> redis.keys("*:session:" + ref));
        assertThat(keys).hasSize(1);
        return keys.iterator().next();
    }

    private static void hset(String key, String bytes) {
        REDIS.with(redis -> redis.hset(key.getBytes(US_ASCII), FIELD, bytes.getBytes(ISO_8859_1)));
    }

    private static String hget(String key) {
        return new String(REDIS.with(redis -> redis.hget(key.getBytes(US_ASCII), FIELD)), ISO_8859_1);
    }

    private static Map<String, Long> refusals() {
        return Arrays.stream(new Visitor().read(lenient("/refusals")).split(" "))
                .map(count -> count.split("="))
                .collect(Collectors.toMap(count -> count[0], count -> Long.valueOf(count[1])));
    }

    private static URI lenient(String path) {
        return NODE.uri("/lenient/api/note" + path);
    }

    private static URI strict(String path) {
        return NODE.uri("/strict/api/note" + path);
    }
}
