package dev.holdfast.it.existing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.existing.ten.TenServlet;
import dev.holdfast.it.support.FigureTable;
import dev.holdfast.it.support.RedisMeter;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import dev.holdfast.it.support.Wars;
import dev.holdfast.testkit.RedisServer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Counts what requests of existing applications cost and how large their sessions are, and prints the README's tables of it, which
 * are also left in {@code target/figures-existing.md}. One round trip reads, one more writes.
 */
@Tag("wide")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExistingFiguresIT {

    private static final RedisServer REDIS = RedisServer.inMemory();
    private static final ServerNode NODE = ServerNode.named("existing-figures");
    private static final FigureTable TABLE = new FigureTable();

    /** More than Faces keeps: by default 15 of their states at the server, and 25 maps of their {@code @ViewScoped} beans. */
    private static final int FORMS = 30;

    /** Views have ids of different lengths. */
    private static final int SLACK = 200;

    @BeforeAll
    static void start() {
        NODE.begin(
                        war("attributes").addPackage(TenServlet.class.getPackage()),
                        war(ExistingApplication.WIZARD_SERVER),
                        war(ExistingApplication.WIZARD_CLIENT))
                .awaitReady();
        TABLE.costs("`HttpSession` replaced");
    }

    private static WebArchive war(ExistingApplication application) {
        return application.addTo(war(application.path()));
    }

    private static WebArchive war(String name) {
        return Wars.empty(name, REDIS, Map.of("holdfast.http-session", "replace"));
    }

    @AfterAll
    static void stop() throws IOException {
        NODE.close();
        REDIS.close();
        TABLE.publish("figures-existing.md");
    }

    @Test
    @Order(1)
    void an_anonymous_request_that_does_not_look_at_its_session_costs_nothing() {
        RedisMeter.Cost cost = cost(() -> new Visitor().read(ten("nothing")));

        TABLE.row("anonymous, the session is not looked at", cost, "0");
        assertThat(cost).isEqualTo(RedisMeter.Cost.NONE);
    }

    @Test
    @Order(2)
    void a_new_session_is_stored_at_once_and_its_attribute_before_the_first_byte() {
        counted("`getSession(true)` and the first attribute", cost(() -> new Visitor().read(ten("create"))), 2, 1_000);
    }

    @Test
    @Order(3)
    void a_request_that_does_not_look_at_its_session_uses_it_by_one_command() {
        Visitor visitor = filled();

        counted("with a session, which is not looked at", cost(() -> visitor.read(ten("nothing"))), 1, 400);
    }

    @Test
    @Order(4)
    void a_read_of_an_attribute_is_one_command() {
        Visitor visitor = filled();

        counted("read of one attribute of ten", cost(() -> visitor.read(ten("read"))), 1, 400);
    }

    @Test
    @Order(5)
    void a_change_in_place_is_one_command_more_and_sends_that_attribute_alone() {
        Visitor visitor = filled();
        PrimitiveIterator.OfInt letters =
                IntStream.iterate('A', letter -> letter + 1).iterator();

        counted(
                "change of one in place",
                cost(() -> visitor.read(ten("change?to=" + (char) letters.nextInt()))),
                2,
                1_000);
    }

    @Test
    @Order(6)
    void a_changed_id_is_one_command_more() {
        Visitor visitor = filled();

        counted("`changeSessionId()`", cost(() -> visitor.read(ten("id"))), 2, 800);
    }

    @Test
    @Order(7)
    void an_end_is_one_command_more_and_another_one_when_its_listeners_have_run() {
        Visitor[] visitor = new Visitor[1];

        counted("`invalidate()`", cost(() -> visitor[0] = filled(), () -> visitor[0].read(ten("end"))), 3, 1_300);
    }

    @ParameterizedTest
    @EnumSource(
            value = ExistingApplication.class,
            names = {"WIZARD_SERVER", "WIZARD_CLIENT"})
    @Order(8)
    void a_faces_request_is_one_command_to_read_and_one_more_to_write(ExistingApplication wizard) {
        WizardGuest[] guest = new WizardGuest[1];
        Runnable open = () -> guest[0] = opened(wizard);

        TABLE.costs(title(wizard));
        counted("first GET of a form", cost(() -> opened(wizard)), 2, 7_000);
        counted("second GET of it", cost(open, () -> guest[0].open()), 2, 10_000);
        counted("POST that goes on", cost(open, () -> next(guest[0])), 2, 7_000);
        counted("GET of a page without a form", cost(() -> guest[0].basket()), 1, 400);
    }

    @ParameterizedTest
    @EnumSource(
            value = ExistingApplication.class,
            names = {"WIZARD_SERVER", "WIZARD_CLIENT"})
    @Order(9)
    void a_faces_session_is_small_and_in_the_end_grows_by_the_accounts_of_views_alone(ExistingApplication wizard) {
        Set<String> others = sessions();
        WizardGuest guest = opened(wizard);
        String key = sessions().stream()
                .filter(any -> !others.contains(any))
                .findAny()
                .orElseThrow();

        TABLE.sizes("session of " + title(wizard));
        weighed("after the first page", key, 6_000);
        order(guest);
        weighed("after an order, three POSTs later", key, 10_000);
        openAll(guest);
        weighed("after " + FORMS + " more GETs of the form", key, 50_000);
        long full = fields(key);
        long accounts = accounts(key);
        openAll(guest);
        long grown = fields(key) - full;
        TABLE.row("growth by each GET from then on", grown / FORMS, 700);
        assertThat(grown / FORMS).isBetween(1L, 700L);
        assertThat(grown).isBetween(accounts(key) - accounts - SLACK, accounts(key) - accounts + SLACK);
    }

    @Test
    @Order(10)
    void the_readme_has_these_rows_and_bounds() throws IOException {
        assertThat(TABLE.missingIn("README.md")).isEmpty();
    }

    private static void counted(String what, RedisMeter.Cost cost, long calls, long bytes) {
        TABLE.row(what, cost, "%1$d and %1$d, %2$,d bytes".formatted(calls, bytes));
        assertThat(cost).as(what).extracting("commands", "roundTrips").containsExactly(calls, calls);
        assertThat(cost.bytes()).as(what).isBetween(100L, bytes);
    }

    private static void weighed(String when, String key, long limit) {
        TABLE.row("fields " + when, fields(key), limit);
        TABLE.row("the same as Redis has them, `MEMORY USAGE`", memory(key), 2 * limit);
        assertThat(fields(key)).as(when).isBetween(1_000L, limit);
        assertThat(memory(key)).as(when).isBetween(1_000L, 2 * limit);
    }

    private static String title(ExistingApplication wizard) {
        return "Faces, state at the " + wizard.path().replace("wizard-", "");
    }

    /** A new guest, before the form. */
    private static WizardGuest opened(ExistingApplication wizard) {
        WizardGuest guest = new WizardGuest(new Guest(new Site(NODE)), "/" + wizard.path());
        assertThat(guest.open()).isEqualTo("Step 1");
        return guest;
    }

    private static void order(WizardGuest guest) {
        next(guest);
        guest.press("next", Map.of("quantity", "3", "price", "2.50"));
        guest.press("submit", Map.of("delivery", "BY_BIKE"));
        assertThat(guest.toBasket()).containsExactly("Ordered: fig", "3 x fig at 2.50 BY_BIKE");
    }

    private static void openAll(WizardGuest guest) {
        IntStream.range(0, FORMS).forEach(i -> guest.open());
    }

    private static void next(WizardGuest guest) {
        assertThat(guest.press("next", Map.of("article", "fig"))).isEqualTo("Step 2");
    }

    private static Visitor filled() {
        Visitor visitor = new Visitor();
        visitor.read(ten("fill"));
        return visitor;
    }

    private static URI ten(String call) {
        return NODE.uri("/attributes/ten/" + call);
    }

    private static RedisMeter.Cost cost(Runnable request) {
        return cost(() -> {}, request);
    }

    private static RedisMeter.Cost cost(Runnable preparation, Runnable request) {
        try (RedisMeter meter = new RedisMeter(REDIS)) {
            return meter.of(preparation, request);
        }
    }

    private static Set<String> sessions() {
        return REDIS.with(redis -> redis.keys("*:session:*"));
    }

    /** What the application stored, without Holdfast's own metadata. */
    private static long fields(String key) {
        return REDIS.with(redis -> redis.hkeys(key).stream()
                .filter(field -> !field.startsWith("@"))
                .mapToLong(field -> redis.hstrlen(key, field))
                .sum());
    }

    /** Mojarra's own, of which it lets none go before the session ends. */
    private static long accounts(String key) {
        return REDIS.with(redis -> redis.hstrlen(key, "attribute:com.sun.faces.application.view.activeViewContexts"));
    }

    private static long memory(String key) {
        return REDIS.with(redis -> redis.memoryUsage(key, 0));
    }
}
