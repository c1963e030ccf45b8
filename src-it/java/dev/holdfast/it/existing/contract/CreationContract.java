package dev.holdfast.it.existing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract: how a session comes into being and is joined (Servlet 6.0, 7.2; {@code getSession}, {@code isNew}). */
public interface CreationContract extends Contract {

    @ParameterizedTest
    @ValueSource(strings = {"session", "session-true"})
    default void a_session_that_is_asked_for_is_made_and_kept(String ask) {
        Visitor visitor = new Visitor();

        assertThat(site().take(visitor, ask, "set a 1")).containsExactly("session", "set");

        assertThat(site().take(visitor, ask, "get a")).containsExactly("session", "1");
    }

    @Test
    default void a_session_without_attributes_is_kept_too() {
        Visitor visitor = new Visitor();

        String id = site().last(visitor, "session", "id");

        assertThat(site().take(visitor, "session-false", "id")).containsExactly("session", id);
    }

    @Test
    default void who_does_not_ask_for_one_gets_no_session_and_no_cookie() {
        Visitor visitor = new Visitor();

        HttpResponse<String> answer = site().request(visitor, "session-false");

        assertThat(answer.body()).isEqualTo("none");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    default void a_session_is_there_for_the_rest_of_the_request_that_made_it() {
        assertThat(site().take(new Visitor(), "session-false", "session", "same", "session-false", "same"))
                .containsExactly("none", "session", "true", "session", "true");
    }

    @Test
    default void one_request_has_one_session_however_often_it_asks() {
        Visitor visitor = visitor();

        assertThat(site().take(visitor, "session", "set b 2", "session-true", "get b", "same"))
                .containsExactly("session", "set", "session", "2", "true");
    }

    @Test
    default void a_session_is_new_until_its_client_joins_it() {
        Visitor visitor = new Visitor();

        assertThat(site().take(visitor, "session", "is-new", "session", "is-new"))
                .containsExactly("session", "true", "session", "true");

        assertThat(site().last(visitor, "session", "is-new")).isEqualTo("false");
        assertThat(site().last(visitor, "session-false", "is-new")).isEqualTo("false");
    }

    @Test
    default void a_client_that_sends_no_cookie_gets_another_new_session_each_time() {
        List<String> first = site().take(new Visitor(), "session", "id", "is-new");
        List<String> second = site().take(new Visitor(), "session", "id", "is-new");

        assertThat(first.get(1)).isNotEqualTo(second.get(1));
        assertThat(first.get(2)).isEqualTo(second.get(2)).isEqualTo("true");
    }

    @Test
    default void the_cookie_is_set_once_for_the_application_and_kept_from_scripts() {
        Visitor visitor = new Visitor();

        HttpResponse<String> first = site().request(visitor, "session");
        HttpResponse<String> second = site().request(visitor, "session");

        assertThat(sessionCookies(first)).singleElement().satisfies(cookie -> assertThat(cookie)
                .contains("Path=" + site().contextPath(), "HttpOnly")
                .doesNotContain("Domain", "Max-Age", "Expires", "Secure"));
        assertThat(first.headers().allValues("Set-Cookie")).hasSize(1);
        assertThat(second.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    default void the_cookie_leaves_with_the_first_byte() {
        Visitor visitor = new Visitor();

        HttpResponse<String> answer = site().request(visitor, "session", "set a 1", "commit");

        assertThat(sessionCookies(answer)).hasSize(1);
        assertThat(site().last(visitor, "session-false", "get a")).isEqualTo("1");
    }

    @Test
    default void after_the_first_byte_no_session_is_made() {
        HttpResponse<String> answer =
                site().request(new Visitor(), "commit", "session-false", "session", "session-true", "session-false");

        assertThat(answer.body()).isEqualTo("true\nnone\nIllegalStateException\nIllegalStateException\nnone");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    default void after_the_first_byte_a_session_that_is_there_is_given() {
        Visitor visitor = visitor();

        assertThat(site().take(visitor, "commit", "session", "get a")).containsExactly("true", "session", "1");
    }

    @Test
    default void a_session_knows_its_application() {
        assertThat(site().last(visitor(), "session", "context")).isEqualTo(site().contextPath());
    }
}
