package dev.holdfast.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The request that this thread serves, as injection points are to see it: with Holdfast's session. */
@RequestScoped
public class CurrentRequest {

    private @Nullable HttpServletRequest request;

    /** Made by the container. */
    public CurrentRequest() {}

    /**
     * What is injected in the place of the container's own.
     *
     * @return an interface → how to come by the object of the current request
     */
    public static Map<Class<?>, Function<CurrentRequest, Object>> injected() {
        return Map.of(HttpServletRequest.class, CurrentRequest::get, HttpSession.class, current -> current.get()
                .getSession());
    }

    void is(HttpServletRequest current) {
        request = current;
    }

    /**
     * The request.
     *
     * @return the one that this thread serves
     * @throws IllegalStateException if the thread serves none
     */
    public HttpServletRequest get() {
        HttpServletRequest current = request;
        if (current == null) {
            throw new IllegalStateException(WebMessages.NO_REQUEST);
        }
        return current;
    }
}
