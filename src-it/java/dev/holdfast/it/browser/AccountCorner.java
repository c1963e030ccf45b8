package dev.holdfast.it.browser;

import java.util.List;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** What the demo's page has for those who sign in, in the words of its visitor. What it tells is of this moment. */
final class AccountCorner {

    private final ChromeDriver browser;

    AccountCorner(ChromeDriver browser) {
        this.browser = browser;
    }

    void askToSignIn() {
        one("#sign-in").click();
    }

    void type(String name, String password) {
        one("#name").clear();
        one("#name").sendKeys(name);
        one("#password").clear();
        one("#password").sendKeys(password);
        one("#submit").click();
    }

    /** Signs in by the button that fills in what the page says of a demo's user. */
    void signIn(String name) {
        askToSignIn();
        one(".known[data-name=" + name + "]").click();
        one("#submit").click();
    }

    /** Whether all of the form to sign in can be seen from side to side; it lies over the page, which it does not widen. */
    boolean formFits() {
        Rectangle form = one("#sign-in-dialog").getRect();
        Object width = browser.executeScript("return document.documentElement.clientWidth");
        return form.x >= 0 && form.x + form.width <= ((Number) Objects.requireNonNull(width)).intValue();
    }

    void signOut() {
        one("#sign-out").click();
    }

    /** Who is signed in, "nobody" where the page offers to sign in. */
    String user() {
        return one("#sign-in").isDisplayed() ? "nobody" : one("#user-name").getText();
    }

    /** Why the sign-in was refused, empty where it was not. */
    String refusal() {
        return one("#refusal").getText();
    }

    /** The refs of the devices in the list. */
    List<String> devices() {
        return refs("");
    }

    /** The refs of those that the list says are the one that is looked at. */
    List<String> here() {
        return refs(":has(.here:not([hidden]))");
    }

    String device(String ref) {
        return one(".device[data-ref='" + ref + "'] .words").getText();
    }

    void signOutOn(String ref) {
        press(".device[data-ref='" + ref + "'] .end-device");
    }

    void signOutEverywhereElse() {
        press("#end-others");
    }

    boolean mayEndOthersSessions() {
        return one("#end-user").isDisplayed();
    }

    void endAllSessionsOf(String user) {
        one("#end-user-name").sendKeys(user);
        press("#end-user button");
    }

    /** What ending sessions has come to. */
    String outcome() {
        return one("#devices-outcome").getText();
    }

    /** What the page says of the session that is over, empty where it says nothing. */
    String loss() {
        return one("#loss-title").getText() + " " + one("#loss-words").getText();
    }

    void goOn() {
        one("#loss-dismiss").click();
    }

    /** What a visitor gets who asks without the page's buttons: the status of the answer. */
    long statusOf(String method, String path) {
        Object status = browser.executeAsyncScript(
                "fetch(arguments[1], {method: arguments[0]}).then(answer => arguments[2](answer.status))",
                method,
                path);
        return ((Number) Objects.requireNonNull(status)).longValue();
    }

    /** In one step, since the page draws the list anew whenever it likes. */
    private List<String> refs(String which) {
        Object refs = browser.executeScript(
                "return [...document.querySelectorAll('.device" + which + "')].map(device => device.dataset.ref)");
        return ((List<?>) Objects.requireNonNull(refs))
                .stream().map(String::valueOf).toList();
    }

    /** As a visitor would: out from under what covers it. */
    private void press(String selector) {
        WebElement button = one(selector);
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", button);
        button.click();
    }

    private WebElement one(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }
}
