package dev.holdfast.it.existing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.Visitor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract: what an application says of its cookie and its sessions holds (Servlet 6.0, 7.1.1; {@code SessionCookieConfig}). */
public interface CookieContract extends Contract {

    /**
     * The application whose web.xml has a {@code session-config}.
     *
     * @return its nodes
     */
    Site declared();

    /**
     * The application that configures its cookie as it starts.
     *
     * @return its nodes
     */
    Site coded();

    @Test
    default void a_cookie_is_as_web_xml_says() {
        assertThat(cookie(declared()))
                .contains("domain=shop.example", "path=/elsewhere", "secure", "max-age=7200")
                .doesNotContain("httponly");
        assertThat(cookie(declared()).get(0)).startsWith("trolley=");
    }

    @Test
    default void a_cookie_is_as_code_says() {
        assertThat(cookie(coded()))
                .contains("domain=shop.example", "path=/somewhere", "secure", "max-age=3600")
                .doesNotContain("httponly");
        assertThat(cookie(coded()).get(0)).startsWith("basket=");
    }

    @Test
    default void a_cookie_of_another_name_is_understood() {
        Visitor visitor = new Visitor();

        String id = declared().last(visitor, "session", "id");

        assertThat(visitor.cookies()).containsOnlyKeys("TROLLEY");
        assertThat(declared().take(visitor, "session-false", "id", "requested-by-cookie", "is-new"))
                .containsExactly("session", id, "true", "false");
    }

    @Test
    default void a_session_of_one_application_is_none_of_another() {
        Visitor visitor = visitor();
        String id = site().last(visitor, "session", "id");

        List<String> other = declared().take(visitor, "session", "id", "get a", "is-new");

        assertThat(other.get(1)).isNotEqualTo(id);
        assertThat(other.subList(2, 4)).containsExactly("null", "true");
        assertThat(site().take(visitor, "session-false", "id")).containsExactly("session", id);
    }

    @Test
    default void a_session_may_be_unused_for_as_long_as_web_xml_says() {
        assertThat(declared().take(new Visitor(), "session-timeout", "session", "max-inactive"))
                .containsExactly("7", "session", "420");
    }

    @Test
    default void a_session_may_be_unused_for_as_long_as_code_says() {
        assertThat(coded().take(new Visitor(), "session-timeout", "session", "max-inactive"))
                .containsExactly("9", "session", "540");
    }

    @Test
    default void a_cookie_has_further_attributes_as_web_xml_says() {
        assertThat(cookie(declared())).contains("samesite=strict");
    }

    @Test
    default void a_cookie_has_further_attributes_as_code_says() {
        assertThat(cookie(coded())).contains("samesite=strict");
    }

    @Test
    default void the_application_can_read_what_its_cookie_is_like() {
        assertThat(declared().take(new Visitor(), "cookie-path", "cookie-max-age"))
                .containsExactly("/elsewhere", "7200");
        assertThat(coded().take(new Visitor(), "cookie-path", "cookie-max-age")).containsExactly("/somewhere", "3600");
    }

    @Test
    @Tag(Needs.COOKIE_NAME)
    default void so_it_can_the_cookies_name() {
        assertThat(declared().take(new Visitor(), "cookie-name")).containsExactly("TROLLEY");
        assertThat(coded().take(new Visitor(), "cookie-name")).containsExactly("BASKET");
    }

    @Test
    default void a_cookie_cannot_be_changed_once_the_application_has_started() {
        assertThat(site().take(new Visitor(), "rename-cookie other")).containsExactly("IllegalStateException");
    }

    /** The parts of the one cookie that a new session sets, in lower case; the first is name and value. */
    default List<String> cookie(Site site) {
        List<String> cookies = site.request(new Visitor(), "session").headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(1);
        return Arrays.stream(cookies.get(0).split(";"))
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .toList();
    }
}
