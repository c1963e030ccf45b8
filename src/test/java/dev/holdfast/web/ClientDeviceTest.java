package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.Device;
import dev.holdfast.testkit.Configs;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From where a request came, as a real server sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientDeviceTest {

    private static final String PEER = "127.0.0.1";

    private final WebServer server = new WebServer();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<WebServer.Page> page = new AtomicReference<>((in, out) -> {});
    private URI application = URI.create("");

    @BeforeAll
    void start() throws Exception {
        application =
                server.page("/page", (in, out) -> page.get().serve(in, out)).start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void it_is_not_looked_at_unless_it_is_to_be_kept() throws Exception {
        assertThat(device(new String[0], "User-Agent", "curl/8.5.0")).isEmpty();
    }

    @Test
    void it_is_the_peers_address_and_its_program() throws Exception {
        assertThat(device(new String[] {"user.record-device", "true"}, "User-Agent", "curl/8.5.0"))
                .contains(new Device(PEER, "curl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: 203.0.113.7", "Forwarded: for=203.0.113.7"})
    void a_proxy_that_is_not_trusted_is_not_heard(String header) throws Exception {
        assertThat(addressWhere(false, header.split(": "))).isEqualTo(PEER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    X-Forwarded-For | 203.0.113.7                                           | 203.0.113.7
                    X-Forwarded-For | 10.6.6.6, 198.51.100.2 ,203.0.113.7                   | 203.0.113.7
                    X-Forwarded-For | 203.0.113.7:51234                                     | 203.0.113.7
                    X-Forwarded-For | 2001:db8::17                                          | 2001:db8::17
                    X-Forwarded-For | ::ffff:203.0.113.7                                    | ::ffff:203.0.113.7
                    X-Forwarded-For | [2001:db8::17]:51234                                  | 2001:db8::17
                    Forwarded       | for=203.0.113.7;proto=https;by=198.51.100.2           | 203.0.113.7
                    Forwarded       | proto=https; For="203.0.113.7:51234"                  | 203.0.113.7
                    Forwarded       | for=10.6.6.6, for="[2001:db8::17]:51234"              | 2001:db8::17
                    Forwarded       | for="[2001:db8::17]";by=_gateway                      | 2001:db8::17
                    Forwarded       | for="10.6.6.6, for=203.0.113.7                        | 203.0.113.7
                    """)
    void a_trusted_proxys_last_word_counts(String header, String value, String address) throws Exception {
        assertThat(addressWhere(true, header, value)).isEqualTo(address);
    }

    @Test
    void of_two_fields_the_last_is_the_nearest_proxys() throws Exception {
        assertThat(addressWhere(true, "X-Forwarded-For", "10.6.6.6", "X-Forwarded-For", "203.0.113.7"))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void the_header_that_most_proxies_set_counts_before_the_one_that_they_hand_on() throws Exception {
        assertThat(addressWhere(true, "Forwarded", "for=10.6.6.6", "X-Forwarded-For", "203.0.113.7"))
                .isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: unknown",
                "X-Forwarded-For: 203.0.113.7,",
                "X-Forwarded-For: shop.example.org",
                "X-Forwarded-For: <script>",
                "X-Forwarded-For: 1.2.3.4.5",
                "X-Forwarded-For: fe",
                "Forwarded: for=_hidden",
                "Forwarded: for=unknown",
                "Forwarded: proto=https",
                "Forwarded: xfor=203.0.113.7",
                "Forwarded: ;;=,,\"",
                "Forwarded: for="
            })
    void where_the_proxy_tells_of_none_it_is_the_proxys(String header) throws Exception {
        String[] nameAndValue = header.split(": ");
        assertThat(addressWhere(true, nameAndValue)).isEqualTo(PEER);
    }

    @Test
    void one_longer_than_an_address_can_be_is_none() throws Exception {
        assertThat(addressWhere(true, "X-Forwarded-For", "1:".repeat(3_000))).isEqualTo(PEER);
        assertThat(addressWhere(true, "X-Forwarded-For", "1".repeat(3_000) + ".1.1.1"))
                .isEqualTo(PEER);
    }

    @Test
    void its_text_tells_no_address() {
        assertThat(new Device("203.0.113.7", "curl")).hasToString("Device[curl]");
    }

    private String addressWhere(boolean trusted, String... headers) throws Exception {
        String[] settings = {"user.record-device", "true", "proxy.trust-forwarded", "" + trusted};
        return device(settings, headers).orElseThrow().address();
    }

    private Optional<Device> device(String[] settings, String... headers) throws Exception {
        ClientDevice device = new ClientDevice(Configs.of(settings));
        AtomicReference<Optional<Device>> found = new AtomicReference<>(Optional.empty());
        page.set((in, out) -> found.set(device.of(in)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(application + "/page"))
                .headers(headers)
                .build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        return found.get();
    }
}
