package dev.holdfast.it.existing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The contract: the session's id, the one that the client asked for, and their change (Servlet 6.0, 7.2; {@code getId},
 * {@code changeSessionId}, {@code getRequestedSessionId}, {@code isRequestedSessionId…}).
 */
public interface IdContract extends Contract {

    @Test
    default void an_id_stays_the_same_from_request_to_request() {
        Visitor visitor = new Visitor();
        String id = site().last(visitor, "session", "id");

        assertThat(id).isNotBlank();
        for (int i = 0; i < 3; i++) {
            assertThat(site().last(visitor, "session", "id")).isEqualTo(id);
        }
    }

    @Test
    default void a_changed_id_is_returned_and_is_the_sessions_from_then_on() {
        Visitor visitor = visitor();

        List<String> given = site().take(visitor, "session", "id", "change-id", "id");

        assertThat(given.get(2)).isNotEqualTo(given.get(1)).isEqualTo(given.get(3));
        assertThat(site().last(visitor, "session-false", "id")).isEqualTo(given.get(3));
    }

    @Test
    default void a_changed_id_changes_nothing_else() {
        Visitor visitor = visitor();
        List<String> before = site().take(visitor, "session", "set-max-inactive 77", "get a", "creation-time");

        List<String> during = site().take(visitor, "session", "change-id", "get a", "creation-time", "is-new");
        List<String> after = site().take(visitor, "session", "max-inactive", "get a", "creation-time", "is-new");

        assertThat(during.subList(2, 5)).containsExactly("1", before.get(3), "false");
        assertThat(after.subList(1, 5)).containsExactly("77", "1", before.get(3), "false");
    }

    @Test
    default void after_a_change_the_old_cookie_opens_nothing() {
        Visitor visitor = visitor();
        Visitor thief = visitor.twin();

        HttpResponse<String> answer = site().request(visitor, "session", "change-id");

        assertThat(sessionCookies(answer)).hasSize(1);
        assertThat(visitor.cookies()).isNotEqualTo(thief.cookies());
        assertThat(site().take(thief, "session-false")).containsExactly("none");
        assertThat(site().take(thief, "session-false")).containsExactly("none");
        assertThat(site().last(visitor, "session-false", "get a")).isEqualTo("1");
    }

    @Test
    default void an_id_can_be_changed_in_the_request_that_made_the_session() {
        Visitor visitor = new Visitor();

        List<String> given = site().take(visitor, "session", "id", "set a 1", "change-id", "is-new");

        assertThat(given.get(3)).isNotEqualTo(given.get(1));
        assertThat(given.get(4)).isEqualTo("true");
        assertThat(site().take(visitor, "session-false", "id", "get a")).containsExactly("session", given.get(3), "1");
    }

    @Test
    default void an_id_can_be_changed_more_than_once() {
        Visitor visitor = visitor();

        List<String> given = site().take(visitor, "session", "id", "change-id", "change-id");

        assertThat(given).doesNotHaveDuplicates();
        assertThat(site().last(visitor, "session-false", "id")).isEqualTo(given.get(3));
    }

    @Test
    default void without_a_session_there_is_no_id_to_change() {
        assertThat(site().take(new Visitor(), "change-id", "session-false"))
                .containsExactly("IllegalStateException", "none");
        assertThat(site().take(visitor(), "session", "invalidate", "change-id"))
                .containsExactly("session", "ended", "IllegalStateException");
    }

    @Test
    default void who_sends_no_id_has_asked_for_none() {
        assertThat(requested(new Visitor())).containsExactly("null", "false", "false", "false");
    }

    @Test
    default void a_session_made_now_was_not_asked_for() {
        assertThat(site().take(new Visitor(), "session", "requested-id", "requested-valid", "requested-by-cookie"))
                .containsExactly("session", "null", "false", "false");
    }

    @Test
    default void who_sends_the_cookie_of_a_session_has_asked_for_its_id() {
        Visitor visitor = visitor();
        String id = site().last(visitor, "session", "id");

        assertThat(requested(visitor)).containsExactly(id, "true", "true", "false");
    }

    @Test
    default void a_cookie_of_no_session_asks_for_an_id_that_is_not_valid() {
        Visitor visitor = new Visitor();
        visitor.cookies().put(cookieName(), "garbage");

        assertThat(requested(visitor)).element(0).isNotEqualTo("null");
        assertThat(requested(visitor).subList(1, 4)).containsExactly("false", "true", "false");
        assertThat(site().take(visitor, "session-false")).containsExactly("none");
    }

    @Test
    default void an_id_that_a_client_made_up_is_not_given_to_a_session() {
        Visitor visitor = new Visitor();
        visitor.cookies().put(cookieName(), "garbage");

        List<String> given = site().take(visitor, "session", "id", "requested-valid", "is-new");

        assertThat(given.get(1)).isNotEqualTo("garbage");
        assertThat(given.subList(2, 4)).containsExactly("false", "true");
        assertThat(visitor.cookies().get(cookieName())).isNotEqualTo("garbage");
    }

    @Test
    default void an_id_is_no_longer_valid_once_its_session_has_ended() {
        Visitor visitor = visitor();
        Visitor twin = visitor.twin();
        String id = site().last(visitor, "session", "id");

        assertThat(site().take(visitor, "requested-valid", "session", "invalidate", "requested-valid", "requested-id"))
                .containsExactly("true", "session", "ended", "false", id);

        assertThat(requested(twin).get(1)).isEqualTo("false");
    }

    @Test
    default void an_id_stays_invalid_when_another_session_follows_in_the_request() {
        assertThat(site().take(visitor(), "session", "invalidate", "session", "requested-valid"))
                .containsExactly("session", "ended", "session", "false");
    }

    /** In Servlet 6.0 an id is asked for by cookie or by URL, whether its session lives or not. */
    @Test
    default void the_way_by_which_an_id_came_stays_what_it_was() {
        assertThat(site().take(visitor(), "session", "change-id", "requested-by-cookie", "requested-by-url")
                        .subList(2, 4))
                .containsExactly("true", "false");
        assertThat(site().take(visitor(), "session", "invalidate", "requested-by-cookie", "requested-by-url")
                        .subList(2, 4))
                .containsExactly("true", "false");
    }

    @Test
    default void urls_need_no_id_for_a_client_that_sends_cookies() {
        assertUnchanged(visitor(), "session");
    }

    @Test
    default void urls_need_no_id_where_there_is_no_session() {
        assertUnchanged(new Visitor(), "session-false");
    }

    @Test
    default void urls_that_lead_elsewhere_are_left_alone() {
        assertThat(site().take(new Visitor(), "session", "encode http://elsewhere.example/", "encode #top"))
                .containsExactly("session", "http://elsewhere.example/", "#top");
    }

    private void assertUnchanged(Visitor visitor, String ask) {
        String url = site().contextPath() + "/a?b=c";
        assertThat(site().take(visitor, ask, "encode " + url, "encode d", "encode-redirect " + url)
                        .subList(1, 4))
                .containsExactly(url, "d", url);
    }

    private List<String> requested(Visitor visitor) {
        return site().take(visitor, "requested-id", "requested-valid", "requested-by-cookie", "requested-by-url");
    }
}
