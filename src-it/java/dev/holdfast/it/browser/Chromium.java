package dev.holdfast.it.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium with an empty profile of its own, which talks to nobody but the page. */
final class Chromium {

    private Chromium() {}

    /**
     * Starts the browser.
     *
     * @param profile an empty folder
     * @param width of the page, in pixels
     * @param height of the page, in pixels
     */
    static ChromeDriver start(Path profile, int width, int height) throws IOException {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(installed("browser.chromium", "/usr/bin/chromium").toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createDirectories(profile));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(installed("browser.chromedriver", "/usr/bin/chromedriver")
                        .toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver browser = new ChromeDriver(service, options);
        // A window may not be as narrow as a phone, a page may.
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return browser;
    }

    private static Path installed(String property, String byDefault) {
        Path file = Path.of(System.getProperty(property, byDefault));
        if (!Files.isExecutable(file)) {
            throw new AssertionError("No program at " + file + ": install Chromium (apt-get install chromium"
                    + " chromium-driver) or name its place with -D" + property + "=<file>.");
        }
        return file;
    }
}
