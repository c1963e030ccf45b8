package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.Race;
import org.junit.jupiter.api.Test;

/** The threads of one request share its working session. */
class SharedRequestTest extends HeartTest {

    @Test
    void they_open_it_once_and_lose_nothing() {
        String token = node.create("a", "1");
        store.opens.set(0);
        WorkingSession request = node.request(token);
        Race.of(8, thread -> {
            notes(request).put("by" + thread, "1");
            request.commit();
            return null;
        });
        request.finish();
        assertThat(store.opens).hasValue(1);
        for (int thread = 0; thread < 8; thread++) {
            assertThat(stored(token, "by" + thread)).isEqualTo("1");
        }
    }

    @Test
    void they_create_it_once() {
        WorkingSession request = node.request();
        Race.of(8, thread -> {
            notes(request).put("by" + thread, "1");
            request.commit();
            return null;
        });
        assertThat(node.told()).containsOnlyOnce("SESSION_CREATED");
        assertThat(other.request(HeartNode.sent(request)).fields()).hasSize(8);
    }

    @Test
    void a_thread_is_bound_to_one_request_and_to_none_after_it() {
        WorkingSession first = node.request();
        WorkingSession second = node.request();
        CurrentSession.bind(first);
        CurrentSession.bind(second);
        assertThat(CurrentSession.get()).containsSame(second);
        assertThat(Race.of(1, thread -> CurrentSession.get()).get(0)).isEmpty();
        CurrentSession.unbind();
        assertThat(CurrentSession.get()).isEmpty();
    }
}
