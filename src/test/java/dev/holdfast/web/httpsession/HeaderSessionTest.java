package dev.holdfast.web.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An HttpSession whose token travels in a header, beside those of browsers. */
class HeaderSessionTest {

    private static final String HEADER = "X-Session-ID";

    private final TwoNodes nodes = new TwoNodes("token.transports", "cookie,header");

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void it_goes_on_at_another_node() {
        String token = begin();
        assertThat(nodes.answer((request, response) -> request.getSession().getAttribute("user"), HEADER, token)
                        .body())
                .isEqualTo("ada");
        assertThat(nodes.cookies().getCookieStore().getCookies()).isEmpty();
    }

    @Test
    void its_id_came_neither_in_a_cookie_nor_in_a_url() {
        assertThat(nodes.answer((request, response) -> requested(request), HEADER, begin())
                        .body())
                .isEqualTo("[true, true, false, false]");
    }

    @Test
    void that_of_a_browser_came_in_a_cookie() {
        nodes.visit((request, response) -> request.getSession());
        assertThat(nodes.visit((request, response) -> requested(request))).isEqualTo("[true, true, true, false]");
    }

    @Test
    void the_id_that_a_program_presents_is_no_part_of_its_secret() {
        String token = begin();
        String id = nodes.answer((request, response) -> request.getRequestedSessionId(), HEADER, token)
                .body();
        assertThat(id).isNotEmpty().isNotEqualTo(token);
        assertThat(id).doesNotContain(token.substring(token.length() / 2));
    }

    @Test
    void a_changed_id_comes_with_a_new_token_and_the_former_is_worthless() {
        String token = begin();
        String fresh = told(nodes.answer((request, response) -> request.changeSessionId(), HEADER, token));
        assertThat(fresh).isNotEmpty().isNotEqualTo(token);
        assertThat(user(fresh)).isEqualTo("ada");
        assertThat(user(token)).isEqualTo("none");
    }

    @Test
    void one_that_ends_is_told_by_an_empty_header() {
        String token = begin();
        HttpResponse<String> ended = nodes.answer(
                (request, response) -> {
                    request.getSession().invalidate();
                    return "";
                },
                HEADER,
                token);
        assertThat(told(ended)).isEmpty();
        assertThat(user(token)).isEqualTo("none");
    }

    private String begin() {
        return told(nodes.answer(
                (request, response) -> {
                    request.getSession().setAttribute("user", "ada");
                    return "";
                },
                HEADER,
                ""));
    }

    private String user(String token) {
        return nodes.answer(
                        (request, response) -> request.getSession(false) == null
                                ? "none"
                                : request.getSession().getAttribute("user"),
                        HEADER,
                        token)
                .body();
    }

    private static List<Boolean> requested(HttpServletRequest request) {
        return List.of(
                request.getRequestedSessionId() != null,
                request.isRequestedSessionIdValid(),
                request.isRequestedSessionIdFromCookie(),
                request.isRequestedSessionIdFromURL());
    }

    private static String told(HttpResponse<String> answer) {
        return answer.headers().firstValue(HEADER).orElseThrow();
    }
}
