package dev.holdfast.it.existing.contract;

import dev.holdfast.it.support.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Predicate;

/** What every part of the contract stands on. */
public interface Contract {

    /**
     * The application, as it comes.
     *
     * @return its nodes
     */
    Site site();

    /**
     * Tells the session's cookie from others.
     *
     * @return the name that it has unless the application says otherwise
     */
    String cookieName();

    /** The {@code Set-Cookie} headers of the session's cookie. */
    default List<String> sessionCookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(cookieName() + "="))
                .toList();
    }

    /** A visitor who has a session with the attribute {@code a}. */
    default Visitor visitor() {
        Visitor visitor = new Visitor();
        site().take(visitor, "session", "set a 1");
        return visitor;
    }

    /** What listeners were told of a session while it had this id. */
    default List<String> journal(String id, Predicate<String> lines) {
        return site().journal(id).stream().filter(lines).toList();
    }
}
