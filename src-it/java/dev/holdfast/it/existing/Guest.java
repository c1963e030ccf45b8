package dev.holdfast.it.existing;

import dev.holdfast.it.support.Visitor;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A visitor of a site who remembers what cookies and session ids the answers ever held. */
final class Guest {

    private final Visitor visitor = new Visitor();
    private final Set<String> cookies = new TreeSet<>();
    private final Set<String> idsInUrls = new TreeSet<>();
    private final Site site;

    Guest(Site site) {
        this.site = site;
    }

    HttpResponse<String> get(String path) {
        return noted(visitor.get(site.next(path)));
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return noted(visitor.submit(site.next(path), form));
    }

    /** Goes, on the next node, where a redirect leads. */
    HttpResponse<String> follow(HttpResponse<String> redirect) {
        String location = redirect.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(redirect.statusCode() + ": " + redirect.body()));
        return get(URI.create(location).getPath().replaceFirst(";.*", ""));
    }

    /** The names of all cookies that were ever set. */
    Set<String> cookies() {
        return cookies;
    }

    /** The answers' mentions of an id in a URL. */
    Set<String> idsInUrls() {
        return idsInUrls;
    }

    private HttpResponse<String> noted(HttpResponse<String> answer) {
        answer.headers().allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .map(HttpCookie::getName)
                .forEach(cookies::add);
        if ((answer.body() + answer.headers().map()).toLowerCase().contains(";jsessionid")) {
            idsInUrls.add(answer.uri().toString());
        }
        return answer;
    }
}
