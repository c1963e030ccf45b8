package dev.holdfast.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.it.support.ServerNode;
import dev.holdfast.it.support.Visitor;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A user's browser, in front of one application on all nodes. Not for use by several threads. */
final class Browser {

    /** All tokens that any browser was sent. */
    private static final Set<String> TOKENS = ConcurrentHashMap.newKeySet();

    private final String application;
    private final Visitor visitor;

    private Browser(String application, Visitor visitor) {
        this.application = application;
        this.visitor = visitor;
    }

    static Browser of(String application) {
        return new Browser(application, new Visitor());
    }

    static Set<String> tokens() {
        return TOKENS;
    }

    /** Another one with a copy of this one's cookies. */
    Browser twin() {
        return new Browser(application, visitor.twin());
    }

    /** Another application's, with a copy of this one's cookies. */
    Browser at(String otherApplication) {
        return new Browser(otherApplication, visitor.twin());
    }

    /** Another one that came by this token. */
    Browser with(String token) {
        Browser other = twin();
        other.visitor.cookies().replaceAll((name, former) -> token);
        return other;
    }

    HttpResponse<String> get(ServerNode node, String path, String... headers) {
        HttpResponse<String> answer = visitor.get(node.uri("/" + application + "/api/" + path), headers);
        TOKENS.addAll(visitor.cookies().values());
        return answer;
    }

    int status(ServerNode node, String path) {
        return get(node, path).statusCode();
    }

    String read(ServerNode node, String path, String... headers) {
        HttpResponse<String> answer = get(node, path, headers);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Gives the session's public name. */
    String signIn(ServerNode node, String user, String... headers) {
        return read(node, "account/sign-in?user=" + user, headers);
    }

    String who(ServerNode node) {
        return read(node, "account/who");
    }

    /** Why the session is over, in a word, without counting as use of it. */
    String loss(ServerNode node) {
        return read(node, "account/loss", "X-Session-Passive", "1").split(" ")[0];
    }

    boolean hasToken() {
        return !visitor.cookies().isEmpty();
    }

    String token() {
        Iterator<String> values = visitor.cookies().values().iterator();
        return values.next();
    }

    String cookieName() {
        return visitor.cookies().keySet().iterator().next();
    }
}
