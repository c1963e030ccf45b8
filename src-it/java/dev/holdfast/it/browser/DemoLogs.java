package dev.holdfast.it.browser;

import dev.holdfast.testkit.secrecy.RunLog;
import dev.holdfast.testkit.secrecy.Secrets;
import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebDriver;

/** What the demo's nodes have logged, for the search at the run's end. */
final class DemoLogs {

    private DemoLogs() {}

    /** Before the next demo begins them anew. */
    static void keep() {
        List.of("node-1", "node-2").forEach(node -> RunLog.keep(Path.of("target", "demo", node + ".log")));
    }

    /** They must not hold the tokens that this browser has. */
    static void keepOut(WebDriver browser) {
        Secrets.tokensIn(
                browser.manage().getCookies().stream().map(Cookie::getValue).toList());
    }
}
