package dev.holdfast.it.support;

import static org.awaitility.Awaitility.await;

import dev.holdfast.testkit.secrecy.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A client with one cookie jar, who takes any node for the same site: a cookie set by one is sent to all, whatever its path,
 * port or {@code Secure} attribute. Not for use by several threads.
 */
public final class Visitor {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Map<String, String> jar = new LinkedHashMap<>();

    /**
     * Sends a GET and keeps the cookies of the answer.
     *
     * @param uri of any node
     * @param headers names and values, alternately
     * @return the answer
     */
    public HttpResponse<String> get(URI uri, String... headers) {
        return send(HttpRequest.newBuilder(uri).GET(), headers);
    }

    /**
     * Sends a POST without a body and keeps the cookies of the answer.
     *
     * @param uri of any node
     * @param headers names and values, alternately
     * @return the answer
     */
    public HttpResponse<String> post(URI uri, String... headers) {
        return send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()), headers);
    }

    /**
     * Sends a form by POST and keeps the cookies of the answer.
     *
     * @param uri of any node
     * @param fields names and values
     * @return the answer
     */
    public HttpResponse<String> submit(URI uri, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(form)),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Sends a GET that has to be answered by 200.
     *
     * @param uri of any node
     * @return the body
     */
    public String read(URI uri) {
        HttpResponse<String> response = get(uri);
        if (response.statusCode() != 200) {
            throw new AssertionError(uri + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body().strip();
    }

    /**
     * Sends a GET again and again until it is answered by 200, for up to 30 seconds: a node that has just started, or that has
     * just missed its store, needs a moment.
     *
     * @param uri of any node
     * @return the body
     */
    public String readEventually(URI uri) {
        return await(uri.toString())
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get(uri), response -> response.statusCode() == 200)
                .body()
                .strip();
    }

    /**
     * The cookies that this visitor has.
     *
     * @return values by name
     */
    public Map<String, String> cookies() {
        return jar;
    }

    /**
     * The cookies as one header.
     *
     * @return the value of the {@code Cookie} header, or an empty text
     */
    public String cookieHeader() {
        return jar.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /**
     * Another visitor with a copy of this one's cookies.
     *
     * @return the twin
     */
    public Visitor twin() {
        Visitor twin = new Visitor();
        twin.jar.putAll(jar);
        return twin;
    }

    /**
     * Keeps the cookies of an answer.
     *
     * @param setCookies the values of its {@code Set-Cookie} headers
     */
    public void keep(List<String> setCookies) {
        for (String header : setCookies) {
            for (HttpCookie cookie : HttpCookie.parse(header)) {
                if (cookie.getMaxAge() == 0) {
                    jar.remove(cookie.getName());
                } else {
                    jar.put(cookie.getName(), cookie.getValue());
                }
            }
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        request.timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!jar.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            response.headers().map().values().forEach(Secrets::tokensIn);
            keep(response.headers().allValues("Set-Cookie"));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
