package dev.holdfast.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.demo.DemoPorts;
import dev.holdfast.demo.RunningDemo;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** The demo's page does for a visitor in Chromium what it says. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopPageBrowserIT {

    private static final Duration A_MOMENT = Duration.ofSeconds(20);
    private static final Duration A_BOOT = Duration.ofSeconds(120);

    private RunningDemo demo;
    private ChromeDriver browser;
    private ShopPage page;

    @BeforeAll
    void open_the_shop() throws Exception {
        demo = new RunningDemo(DemoPorts.free());
        demo.start();
    }

    @AfterEach
    void close_the_browser() {
        if (browser != null) {
            DemoLogs.keepOut(browser);
            browser.quit();
        }
    }

    @AfterAll
    void close_the_shop() {
        if (demo != null) {
            DemoLogs.keep();
            demo.close();
        }
    }

    @Test
    void adds_up_what_was_put_in_changed_and_taken_out(@TempDir Path profile) throws Exception {
        visit(profile, 1280, 900);
        assertThat(page.emptyCartIsExplained()).isTrue();
        assertThat(page.ref()).isEqualTo("none yet");

        page.add("mug");
        page.add("lantern");
        page.more("mug");
        page.type("lantern", 3);
        await().atMost(A_MOMENT).untilAsserted(() -> {
            assertThat(page.cart()).containsExactly("Enamel mug x 2 = €29.00", "Storm lantern x 3 = €117.00");
            assertThat(page.total()).isEqualTo("€146.00");
            assertThat(page.ref()).matches("[\\w-]{22}");
        });

        page.reload();
        await().atMost(A_MOMENT).until(() -> page.total().equals("€146.00"));
        page.remove("lantern");
        await().atMost(A_MOMENT)
                .untilAsserted(() -> assertThat(page.cart()).containsExactly("Enamel mug x 2 = €29.00"));

        page.endSession();
        await().atMost(A_MOMENT).untilAsserted(() -> {
            assertThat(page.cart()).isEmpty();
            assertThat(page.ref()).isEqualTo("none yet");
        });
        assertThat(page.misses()).isZero();
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void keeps_the_cart_when_the_node_that_took_it_is_killed(@TempDir Path profile) throws Exception {
        visit(profile, 1280, 900);
        page.add("compass");
        await().atMost(A_MOMENT).until(() -> page.ref().length() == 22);
        String ref = page.ref();
        await().atMost(A_MOMENT).until(() -> page.dots("node-1") > 1 && page.dots("node-2") > 1);

        String killed = page.newestServedBy();
        String other = killed.equals("node-1") ? "node-2" : "node-1";
        page.press(killed, "Kill");
        await().atMost(A_MOMENT).until(() -> page.state(killed).equals("DEAD"));
        page.more("compass");
        int before = page.dots(other);
        await().atMost(A_MOMENT).until(() -> page.dots(other) > before + 2);
        assertThat(page.newestServedBy()).isEqualTo(other);
        assertThat(page.cart()).containsExactly("Brass compass x 2 = €92.00");

        page.reload();
        await().atMost(A_MOMENT).until(() -> page.total().equals("€92.00"));
        assertThat(page.ref()).isEqualTo(ref);
        assertThat(page.dots(killed)).isZero();
        assertThat(page.state(killed)).isEqualTo("DEAD");

        page.press(killed, "Restart");
        await().atMost(A_BOOT).until(() -> page.state(killed).equals("RUNNING"));
        await().atMost(A_MOMENT).until(() -> page.dots(killed) > 1);
        assertThat(page.cart()).containsExactly("Brass compass x 2 = €92.00");
        assertThat(page.ref()).isEqualTo(ref);
        assertThat(page.misses()).isZero();
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void fits_a_phone(@TempDir Path profile) throws Exception {
        visit(profile, 390, 844);
        page.add("blanket");
        await().atMost(A_MOMENT).until(() -> page.ref().length() == 22);
        assertThat(page.overflow()).isZero();
        assertThat(page.timeLeft()).matches("\\d\\d:\\d\\d|\\d+:\\d\\d:\\d\\d");
    }

    private void visit(Path profile, int width, int height) throws Exception {
        browser = Chromium.start(profile.resolve("profile"), width, height);
        page = new ShopPage(browser);
        page.open(demo.url());
        await().atMost(A_MOMENT).until(page::isOpen);
    }
}
