package dev.holdfast.it.existing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.Visitor;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An application on its nodes, which take turns: whoever asks it twice asks two nodes, where there are two. */
public final class Site {

    private final String application;
    private final List<Function<String, URI>> nodes;
    private int turn;

    /**
     * An application that is deployed.
     *
     * @param application its context path
     * @param nodes that know the absolute URI of a path
     */
    public Site(String application, List<Function<String, URI>> nodes) {
        this.application = application;
        this.nodes = nodes;
    }

    /** Its context path. */
    String contextPath() {
        return application;
    }

    /** Asks the next node for a path below the application's. */
    HttpResponse<String> get(Visitor visitor, String path, String... headers) {
        return visitor.get(nodes.get(turn++ % nodes.size()).apply(application + path), headers);
    }

    /** Has the next node take these steps in one request. */
    HttpResponse<String> request(Visitor visitor, String... steps) {
        String query = Arrays.stream(steps)
                .map(step -> "do=" + URLEncoder.encode(step, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/steps?", ""));
        return get(visitor, query);
    }

    /** Has the next node take these steps in one request, and returns what each of them gave. */
    List<String> take(Visitor visitor, String... steps) {
        return lines(request(visitor, steps));
    }

    /** What the last of these steps gave. */
    String last(Visitor visitor, String... steps) {
        List<String> given = take(visitor, steps);
        return given.get(given.size() - 1);
    }

    /** What the listeners of all nodes were told of a session while it had this id. */
    List<String> journal(String id) {
        return nodes.stream()
                .map(node -> new Visitor().get(node.apply(application + "/journal?id=" + id)))
                .flatMap(answer -> lines(answer).stream())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<String> lines(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return List.of(answer.body().split("\n"));
    }
}
