package dev.holdfast.it.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.RawRequest;
import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import java.util.List;

/**
 * Somebody before a balancer: all nodes are one origin, as Soteria compares addresses. No answer may set a cookie of the server's.
 */
final class Guest {

    private static final String HOST = "shop.example";

    private final Visitor visitor;

    Guest() {
        this(new Visitor());
    }

    private Guest(Visitor visitor) {
        this.visitor = visitor;
    }

    /** What came back. */
    record Answer(String raw) {

        int status() {
            return Integer.parseInt(raw.split(" ")[1]);
        }

        /** Where the client is sent, below the origin; empty text: nowhere. */
        String location() {
            return RawRequest.headers(raw, "Location").stream()
                    .findFirst()
                    .map(to -> to.replace("http://" + HOST, ""))
                    .orElse("");
        }
    }

    /** Somebody else with the cookies that this one has now. */
    Guest twin() {
        return new Guest(visitor.twin());
    }

    Visitor visitor() {
        return visitor;
    }

    Answer get(ServerNode node, String path) {
        return answer(new RawRequest(node.uri(path), HOST, visitor));
    }

    Answer post(ServerNode node, String path, String form) {
        return answer(RawRequest.posting(node.uri(path), HOST, visitor, form));
    }

    private Answer answer(RawRequest sent) {
        try (RawRequest request = sent) {
            String answer = request.send().all();
            List<String> cookies = RawRequest.headers(answer, "Set-Cookie");
            assertThat(cookies).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
            visitor.keep(cookies);
            return new Answer(answer);
        }
    }
}
