package dev.holdfast.it.existing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A guest who orders something by the wizard, as a browser does it: each post brings the hidden fields that the last page held. */
final class WizardGuest {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\"[^>]*value=\"([^\"]*)\"");
    private static final Pattern ITEM = Pattern.compile("<li[^>]*>([^<]*)</li>");
    private static final Pattern STEP = Pattern.compile("Step \\d");

    private final Guest guest;
    private final String application;
    private HttpResponse<String> page;

    WizardGuest(Guest guest, String application) {
        this.guest = guest;
        this.application = application;
    }

    String open() {
        page = guest.get(application + "/order.xhtml");
        return step();
    }

    /** Presses a button with these fields filled in. */
    String press(String button, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>();
        HIDDEN.matcher(page.body()).results().forEach(field -> form.put(field.group(1), field.group(2)));
        fields.forEach((name, value) -> form.put("order:" + name, value));
        form.put("order:" + button, button);
        page = guest.post(application + "/order.xhtml", form);
        return page.statusCode() == 302 ? "ordered" : step();
    }

    /** Follows the redirect to the basket: its message first, then its orders. */
    List<String> toBasket() {
        page = guest.follow(page);
        return items();
    }

    List<String> basket() {
        page = guest.get(application + "/basket.xhtml");
        return items();
    }

    /** The messages or orders of the page. */
    List<String> items() {
        return ITEM.matcher(page.body())
                .results()
                .map(result -> result.group(1).strip())
                .toList();
    }

    private String step() {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return found(STEP);
    }

    private String found(Pattern pattern) {
        Matcher matcher = pattern.matcher(page.body());
        assertThat(matcher.find()).as(pattern + " in " + page.body()).isTrue();
        MatchResult result = matcher.toMatchResult();
        return result.group(result.groupCount());
    }
}
