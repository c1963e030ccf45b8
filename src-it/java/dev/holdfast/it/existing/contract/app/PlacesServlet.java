package dev.holdfast.it.existing.contract.app;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The places of an application that a session is seen from: each path is one. */
@WebServlet(urlPatterns = "/see/*", asyncSupported = true)
public class PlacesServlet extends HttpServlet {

    @Inject
    private transient HttpServletRequest injectedRequest;

    @Inject
    private transient HttpSession injectedSession;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (request.getPathInfo()) {
            case "/forward" -> request.getRequestDispatcher("/sight").forward(request, response);
            case "/include" -> request.getRequestDispatcher("/sight").include(request, response);
            case "/wrapped" -> print(new HttpServletRequestWrapper(request), response);
            case "/error" -> response.sendError(409);
            case "/exception" -> throw new UnsupportedOperationException("as asked for");
            case "/dispatch" -> request.startAsync(request, response).dispatch("/sight");
            case "/start" -> start(request.startAsync(request, response));
            case "/start-plain" -> start(request.startAsync());
            case "/injected-request" -> print(injectedRequest, response);
            case "/injected-session" -> response.getWriter().print(Sight.of(injectedSession));
            default -> print(request, response);
        }
    }

    private static void start(AsyncContext async) {
        async.start(() -> {
            try {
                print((HttpServletRequest) async.getRequest(), (HttpServletResponse) async.getResponse());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                async.complete();
            }
        });
    }

    private static void print(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String sight = Sight.of(request);
        response.getWriter().print(sight);
    }
}
