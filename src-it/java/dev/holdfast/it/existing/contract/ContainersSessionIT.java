package dev.holdfast.it.existing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Needs;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import java.time.Duration;
import java.util.List;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract as Payara's own session keeps it, without Holdfast: proves that the contract is told right. */
@Tag("wide")
@Tag(Needs.PAYARAS_SESSION)
class ContainersSessionIT
        implements CreationContract,
                IdContract,
                TimesContract,
                ExpiryContract,
                AttributesContract,
                EndContract,
                ListenersContract,
                PlacesContract,
                InjectionContract,
                CookieContract {

    /** Payara looks for sessions that are due once a minute. */
    private static final String REAP_EACH_SECOND =
            """
            <glassfish-web-app><session-config><session-manager><manager-properties>
              <property name="reapIntervalSeconds" value="1"/>
            </manager-properties></session-manager></session-config></glassfish-web-app>
            """;

    private static final ServerNode NODE = ServerNode.named("containers-session");

    @BeforeAll
    static void start() {
        NODE.begin(
                        ContractWars.plain(war("contract")),
                        ContractWars.declared(war("declared")),
                        ContractWars.coded(war("coded")))
                .awaitReady();
    }

    private static WebArchive war(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addAsWebInfResource(new StringAsset(REAP_EACH_SECOND), "glassfish-web.xml");
    }

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Override
    public Site site() {
        return on("/contract");
    }

    @Override
    public Site declared() {
        return on("/declared");
    }

    @Override
    public Site coded() {
        return on("/coded");
    }

    private static Site on(String application) {
        return new Site(application, List.of(NODE::uri));
    }

    @Override
    public Duration reaped() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String cookieName() {
        return "JSESSIONID";
    }

    @Test
    void a_url_carries_the_id_for_a_client_that_has_sent_no_cookie() {
        List<String> given = site().take(new Visitor(), "session", "id", "encode /contract/a?b=c");

        assertThat(given.get(2)).isEqualTo("/contract/a;jsessionid=" + given.get(1) + "?b=c");
    }

    @Test
    void a_value_that_is_not_serializable_is_taken() {
        assertThat(site().take(new Visitor(), "session", "set-unserializable a", "get a"))
                .containsExactly("session", "set", "unserializable");
    }

    /** Payara departs from the documentation of {@code setMaxInactiveInterval}: it ends the session at once. */
    @Test
    @Override
    public void a_session_with_an_interval_of_zero_does_not_end() {
        assertThat(site().take(visitor(), "session", "set-max-inactive 0", "get a", "session-false"))
                .containsExactly("session", "set", "IllegalStateException", "none");
    }

    /** Payara departs from the deployment descriptor's {@code cookie-config}: it reads no further attributes. */
    @Test
    @Override
    public void a_cookie_has_further_attributes_as_web_xml_says() {
        assertThat(cookie(declared())).noneMatch(part -> part.startsWith("samesite"));
    }

    /** Payara departs from the documentation of {@code SessionCookieConfig}: it tells further attributes, but sets none. */
    @Test
    @Override
    public void a_cookie_has_further_attributes_as_code_says() {
        assertThat(coded().take(new Visitor(), "cookie-same-site")).containsExactly("Strict");
        assertThat(cookie(coded())).noneMatch(part -> part.startsWith("samesite"));
    }

    /** Payara departs from the documentation of {@code attributeReplaced}: of a binding listener it tells the new value. */
    @Test
    @Override
    public void a_replaced_value_is_told_of_whatever_it_wants_to_know_itself() {
        String id = site().take(new Visitor(), "session", "id", "set-bound a x", "set-bound a y")
                .get(1);

        assertThat(journal(id, line -> line.startsWith("replaced"))).containsExactly("replaced a=y, seen: y");
    }

    /** Payara departs from Servlet 6.0, 11.6: it logs what a session's listener throws, and goes on. */
    @Test
    @Override
    public void what_a_listener_throws_is_thrown_by_what_it_was_told_of() {
        assertThat(site().take(visitor(), "session", "set unwanted 1")).containsExactly("session", "set");
    }
}
