package dev.holdfast.it.existing.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Tells what is injected as the request and its session, here and in a bean that outlives both. */
@WebServlet("/injected")
public class InjectedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient HttpServletRequest injected;

    @Inject
    private transient HttpSession session;

    @Inject
    private transient Instance<HttpSession> sessions;

    @Inject
    private transient Keeper keeper;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .print(injected.getMethod() + " " + session.getId() + " "
                        + sessions.get().getId() + " " + keeper.tell());
    }

    /** Lives as long as the application. */
    @ApplicationScoped
    public static class Keeper {

        @Inject
        private HttpServletRequest request;

        @Inject
        private HttpSession session;

        String tell() {
            return request.getMethod() + " " + session.getId();
        }
    }
}
