package dev.holdfast.it.browser;

import java.io.IOException;
import java.nio.file.Path;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * One visitor: a browser of its own, with its own cookies, that looks at the shop.
 *
 * @param browser the browser
 * @param page its page
 * @param account its page's part for those who sign in
 */
record ShopVisit(ChromeDriver browser, ShopPage page, AccountCorner account) implements AutoCloseable {

    static ShopVisit begin(Path profile, int width, int height) throws IOException {
        ChromeDriver browser = Chromium.start(profile, width, height);
        return new ShopVisit(browser, new ShopPage(browser), new AccountCorner(browser));
    }

    @Override
    public void close() {
        DemoLogs.keepOut(browser);
        browser.quit();
    }
}
