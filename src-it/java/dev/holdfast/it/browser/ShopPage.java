package dev.holdfast.it.browser;

import java.net.URI;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The demo's page, in the words of its visitor. What it tells is of this moment: await what takes time. */
final class ShopPage {

    private final ChromeDriver browser;

    ShopPage(ChromeDriver browser) {
        this.browser = browser;
    }

    void open(URI url) {
        browser.get(url.toString());
    }

    void reload() {
        browser.navigate().refresh();
    }

    boolean isOpen() {
        return browser.findElements(By.cssSelector(".product")).size() == 6;
    }

    void add(String product) {
        WebElement button = one(".product[data-product=" + product + "] .add");
        // As a visitor would: out from under the panel that a phone's page has at the bottom.
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", button);
        button.click();
    }

    void more(String product) {
        line(product, ".more").click();
    }

    void type(String product, int quantity) {
        line(product, "input").sendKeys(Keys.chord(Keys.CONTROL, "a"), Integer.toString(quantity), Keys.TAB);
    }

    void remove(String product) {
        line(product, ".remove").click();
    }

    /** Stops the page from asking by itself, or has it go on. */
    void pause() {
        one("#pause").click();
    }

    void endSession() {
        one("#end").click();
    }

    /** What is in the cart, as {@code name x quantity = sum}. */
    List<String> cart() {
        return browser.findElements(By.cssSelector(".line")).stream()
                .map(line -> text(line, ".name") + " x "
                        + line.findElement(By.cssSelector("input")).getDomProperty("value") + " = "
                        + text(line, ".sum"))
                .toList();
    }

    String total() {
        return one("#total").getText();
    }

    boolean emptyCartIsExplained() {
        return one("#cart-empty").isDisplayed();
    }

    String ref() {
        return one("#ref").getText();
    }

    String timeLeft() {
        return one("#idle").getText();
    }

    String state(String node) {
        return String.valueOf(node(node).getDomAttribute("data-state"));
    }

    /** Presses the node's button, which is to read as given. */
    void press(String node, String button) {
        WebElement power = node(node).findElement(By.cssSelector(".power"));
        if (!power.getText().equals(button)) {
            throw new AssertionError(node + "'s button reads " + power.getText() + ", not " + button);
        }
        power.click();
    }

    /** How many of the last requests the picture shows in the node's lane. */
    int dots(String node) {
        return node(node).findElements(By.cssSelector(".lane .dot")).size();
    }

    /** How many of the last requests the picture shows as unanswered. */
    int misses() {
        return browser.findElements(By.cssSelector(".lane .miss")).size();
    }

    /** Which node's lane holds the newest request's mark. */
    String newestServedBy() {
        List<WebElement> rows = browser.findElements(By.cssSelector(".node:has(.dot.newest)"));
        return rows.isEmpty() ? "none" : String.valueOf(rows.get(0).getDomAttribute("data-node"));
    }

    /** By how many pixels the page is wider than what can be seen of it. */
    long overflow() {
        Object pixels = browser.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return ((Number) pixels).longValue();
    }

    /** What the browser has to complain about. */
    List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString)
                .toList();
    }

    private WebElement node(String node) {
        return one(".node[data-node=" + node + "]");
    }

    private WebElement line(String product, String part) {
        return one(".line[data-product=" + product + "] " + part);
    }

    private WebElement one(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    private static String text(WebElement in, String selector) {
        return in.findElement(By.cssSelector(selector)).getText();
    }
}
