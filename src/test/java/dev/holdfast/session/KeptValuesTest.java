package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.serialization.JsonFieldCodecs;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.testkit.Notes;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node decodes what can never change once, for as long as it keeps the form that it was decoded from. */
class KeptValuesTest extends HeartTest {

    private static final FieldCodec TEXT = codec(String.class);
    private static final FieldCodec DATE = codec(Date.class);
    private static final int LONG = 9_000;

    private final AtomicReference<@Nullable CommitId> seen = new AtomicReference<>();
    private final HeartNode tight = new HeartNode(store, "cache.max-bytes", "15K");

    @AfterEach
    void closeTight() {
        tight.close();
    }

    @Test
    void one_request_after_the_other_gets_the_same_text() {
        String token = node.create("a", json("one"));
        assertThat(read(node, token, "a", TEXT)).isEqualTo("one").isSameAs(read(node, token, "a", TEXT));
    }

    @Test
    void what_can_change_is_decoded_for_each_request() {
        String token = node.create("a", "J0");
        Object date = read(node, token, "a", DATE);
        assertThat(read(node, token, "a", DATE)).isEqualTo(date).isNotSameAs(date);
    }

    @Test
    void what_another_node_has_stored_is_decoded_anew_and_the_rest_is_not() {
        String token = node.create("a", json("one"), "b", json("two"));
        Object two = read(node, token, "b", TEXT);
        assertThat(read(node, token, "a", TEXT)).isEqualTo("one");
        putElsewhere(token, "a", json("other"));
        assertThat(read(node, token, "a", TEXT)).isEqualTo("other");
        assertThat(read(node, token, "b", TEXT)).isSameAs(two);
    }

    @Test
    void what_this_node_has_stored_is_decoded_anew_though_it_may_be_equal() {
        String token = node.create("a", json("one"));
        Object one = read(node, token, "a", TEXT);
        WorkingSession request = node.request(token);
        notes(request).put("a", json("two"));
        request.finish();
        assertThat(read(node, token, "a", TEXT)).isEqualTo("two");
        putElsewhere(token, "a", json("one"));
        assertThat(read(node, token, "a", TEXT)).isEqualTo("one").isNotSameAs(one);
    }

    @Test
    void a_request_reads_what_it_has_stored_itself() {
        String token = node.create("a", json("one"));
        WorkingSession request = node.request(token);
        assertThat(request.fields().value("a", TEXT)).isEqualTo("one");
        notes(request).put("a", json("two"));
        request.commit();
        assertThat(request.fields().value("a", TEXT)).isEqualTo("two");
        request.finish();
    }

    @Test
    void a_request_that_met_another_one_keeps_what_it_read_itself_to_itself() {
        String token = node.create("a", json("one"), "b", json("1"));
        WorkingSession request = node.request(token);
        assertThat(request.fields().value("a", TEXT)).isEqualTo("one");
        putElsewhere(token, "a", json("two"));
        notes(request).put("b", json("2"));
        request.commit();
        assertThat(request.fields().value("b", TEXT)).isEqualTo("2");
        request.finish();
        assertThat(read(node, token, "a", TEXT)).isEqualTo("two");
        assertThat(read(node, token, "b", TEXT)).isEqualTo("2");
    }

    @Test
    void values_count_as_what_the_cache_holds() {
        String token = node.create("a", json("x".repeat(LONG)));
        request(tight, token).finish();
        request(tight, token).finish();
        assertThat(seen.get()).as("form alone fits").isNotNull();
        read(tight, token, "a", TEXT);
        request(tight, token).finish();
        assertThat(seen.get()).as("form and value do not fit").isNull();
    }

    @Test
    void values_count_that_were_decoded_before_the_session_was_read_again() {
        String token = node.create("a", json("x".repeat(LONG)));
        WorkingSession request = request(tight, token);
        request.fields().value("a", TEXT);
        request.runs().reread();
        request.finish();
        request(tight, token).finish();
        assertThat(seen.get()).isNull();
    }

    @Test
    void the_end_of_a_session_is_the_end_of_its_values() {
        String token = node.create("a", json("one"));
        WorkingSession request = node.request(token);
        request.fields().value("a", TEXT);
        request.end();
        request.finish();
        assertThat(node.request(token).fields()).isEmpty();
    }

    private WorkingSession request(HeartNode of, String token) {
        store.onOpen = open -> seen.set(open.seen());
        WorkingSession request = of.request(token);
        assertThat(request.fields()).isNotEmpty();
        return request;
    }

    private static Object read(HeartNode of, String token, String name, FieldCodec codec) {
        WorkingSession request = of.request(token);
        try {
            return Objects.requireNonNull(request.fields().value(name, codec));
        } finally {
            request.finish();
        }
    }

    /** The stored form of a text, itself as a text: so {@link Notes} can put it. */
    private static String json(String text) {
        return new String(TEXT.encode(text), StandardCharsets.UTF_8);
    }

    private static FieldCodec codec(Type type) {
        try {
            return new JsonFieldCodecs().codecFor(type);
        } catch (FieldCodecs.UnstorableTypeException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
