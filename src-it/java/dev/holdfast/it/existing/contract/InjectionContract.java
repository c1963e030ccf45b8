package dev.holdfast.it.existing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract: what CDI injects is the request's session (Jakarta CDI 4.0, "Built-in beans" of an application server). */
public interface InjectionContract extends Contract {

    @ParameterizedTest
    @ValueSource(strings = {"/see/injected-request", "/see/injected-session"})
    default void the_session_is_the_same_when_it_is_injected(String place) {
        Visitor visitor = visitor();
        String id = site().last(visitor, "session", "id");

        assertThat(site().get(visitor, place).body().strip()).isEqualTo(id + " 1");
        assertThat(site().get(visitor, place).body().strip()).isEqualTo(id + " 1");
        assertThat(visitor.cookies()).containsOnlyKeys(cookieName());
    }

    @Test
    default void a_session_that_an_injected_request_begins_is_there_in_the_next_request() {
        Visitor visitor = new Visitor();

        String seen = site().get(visitor, "/see/injected-request?put=5").body().strip();

        assertThat(seen).endsWith(" 5");
        assertThat(visitor.cookies()).containsOnlyKeys(cookieName());
        assertThat(site().last(visitor, "session-false", "get a")).isEqualTo("5");
    }
}
