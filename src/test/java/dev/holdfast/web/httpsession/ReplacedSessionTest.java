package dev.holdfast.web.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplacedSessionTest {

    private final TwoNodes nodes = new TwoNodes();

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void attributes_are_there_on_the_next_request_on_another_node() {
        nodes.visit((request, response) -> {
            request.getSession().setAttribute("user", "ada");
            return "";
        });
        assertThat(nodes.visit((request, response) -> request.getSession(false).getAttribute("user")))
                .isEqualTo("ada");
        assertThat(nodes.cookies().getCookieStore().getCookies())
                .singleElement()
                .extracting("name")
                .isEqualTo("HOLDFAST");
    }

    @Test
    void nobody_gets_a_session_who_asks_for_none() {
        assertThat(nodes.visit((request, response) -> request.getSession(false)))
                .isEqualTo("null");
        assertThat(nodes.cookies().getCookieStore().getCookies()).isEmpty();
    }

    @Test
    void an_empty_session_lives() {
        String id = nodes.visit((request, response) -> request.getSession().getId());
        assertThat(nodes.visit((request, response) ->
                        request.getSession().getId() + request.getSession().isNew()))
                .isEqualTo(id + "false");
    }

    @Test
    void a_value_changed_in_place_is_stored() {
        nodes.visit((request, response) -> {
            request.getSession().setAttribute("cart", new ArrayList<>(List.of("apple")));
            return "";
        });
        nodes.visit((request, response) -> cart(request).add("pear"));
        assertThat(nodes.visit((request, response) -> cart(request))).isEqualTo("[apple, pear]");
    }

    @Test
    void names_are_told_and_null_removes() {
        nodes.visit((request, response) -> {
            HttpSession session = request.getSession();
            session.setAttribute("a", 1);
            session.setAttribute("b", Map.of("x", 2));
            session.setAttribute("a", null);
            return "";
        });
        nodes.visit((request, response) -> {
            request.getSession().setAttribute("c", new HashMap<>());
            return "";
        });
        assertThat(nodes.visit((request, response) -> sorted(request.getSession())))
                .isEqualTo("[b, c]");
        nodes.visit((request, response) -> {
            request.getSession().removeAttribute("b");
            return "";
        });
        assertThat(nodes.visit((request, response) -> sorted(request.getSession())))
                .isEqualTo("[c]");
    }

    @Test
    void a_changed_id_keeps_all_but_the_id_and_the_secret() {
        String id = nodes.visit((request, response) -> {
            request.getSession().setAttribute("user", "ada");
            return request.getSession().getId();
        });
        String token = nodes.cookies().getCookieStore().getCookies().get(0).getValue();
        String changed = nodes.visit((request, response) -> request.changeSessionId());
        assertThat(changed).isNotEqualTo(id);
        assertThat(nodes.cookies().getCookieStore().getCookies().get(0).getValue())
                .isNotEqualTo(token);
        assertThat(nodes.visit((request, response) ->
                        request.getSession(false).getId() + request.getSession().getAttribute("user")))
                .isEqualTo(changed + "ada");
        assertThat(changed).doesNotContain(token).isNotIn(token);
    }

    @Test
    void after_invalidate_there_is_none_and_a_new_one_is_another() {
        String id = nodes.visit((request, response) -> {
            request.getSession().setAttribute("user", "ada");
            return request.getSession().getId();
        });
        assertThat(nodes.visit((request, response) -> {
                    HttpSession session = request.getSession();
                    session.invalidate();
                    assertThatThrownBy(() -> session.getAttribute("user")).isInstanceOf(IllegalStateException.class);
                    assertThat(session.getId()).isEqualTo(id);
                    assertThat(request.getSession(false)).isNull();
                    return request.getSession().getId() + request.getSession().getAttribute("user");
                }))
                .endsWith("null")
                .doesNotStartWith(id);
        nodes.visit((request, response) -> {
            request.getSession().invalidate();
            return "";
        });
        assertThat(nodes.cookies().getCookieStore().getCookies()).isEmpty();
    }

    @Test
    void the_id_of_a_session_that_has_ended_elsewhere_meanwhile_stays_and_cannot_be_changed() {
        String id = nodes.visit((request, response) -> request.getSession().getId());
        nodes.visit((request, response) -> {
            HttpSession session = request.getSession();
            nodes.visit((elsewhere, answer) -> {
                elsewhere.getSession().invalidate();
                return "";
            });
            assertThatThrownBy(request::changeSessionId)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("HF0610");
            assertThat(session.getId()).isEqualTo(id);
            return "";
        });
    }

    @Test
    void a_session_that_is_invalidated_as_it_begins_is_none() {
        try (TwoNodes bounced = new TwoNodes(deployment -> {}, List.of(Bouncer.class))) {
            bounced.visit((request, response) -> {
                assertThatThrownBy(request::getSession)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("HF0621");
                return "";
            });
            assertThat(bounced.visit((request, response) -> request.getSession(false)))
                    .isEqualTo("null");
        }
    }

    @Test
    void what_is_not_serializable_is_refused_when_it_is_set() {
        nodes.visit((request, response) -> {
            assertThatThrownBy(() -> request.getSession().setAttribute("thread", new Object()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("thread")
                    .hasMessageContaining("java.lang.Object");
            assertThatThrownBy(() -> request.getSession().setAttribute("deep", new ArrayList<>(List.of(new Object()))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("deep");
            return "";
        });
    }

    private static String sorted(HttpSession session) {
        List<String> names = Collections.list(session.getAttributeNames());
        Collections.sort(names);
        return names.toString();
    }

    @SuppressWarnings("unchecked")
    private static List<String> cart(HttpServletRequest request) {
        return (List<String>) request.getSession().getAttribute("cart");
    }

    /** As an application does that allows nobody in. */
    @Dependent
    public static class Bouncer {

        void sees(@Observes @Initialized(SessionScoped.class) HttpSession session) {
            session.invalidate();
        }
    }
}
