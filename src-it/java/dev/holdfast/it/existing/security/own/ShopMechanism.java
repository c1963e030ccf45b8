package dev.holdfast.it.existing.security.own;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

@ApplicationScoped
public class ShopMechanism implements HttpAuthenticationMechanism {

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return switch (request.getServletPath()) {
            case "/sign-in" -> signIn(request, context);
            case "/puzzle" -> puzzle(request, response);
            case "/stored" -> fail(request);
            case "/front" -> forward(request, context);
            default -> recognize(request, context);
        };
    }

    private static AuthenticationStatus signIn(HttpServletRequest request, HttpMessageContext context) {
        HttpSession session = context.getRequest().getSession();
        request.changeSessionId();
        session.setAttribute("user", request.getParameter("user"));
        return context.redirect("." + session.getAttribute("wanted"));
    }

    private static AuthenticationStatus puzzle(HttpServletRequest request, HttpServletResponse response) {
        request.getSession().setAttribute("solution", 42);
        try {
            response.getWriter().print("6 x 7 = ?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private static AuthenticationStatus fail(HttpServletRequest request) {
        request.getSession().setAttribute("failed", true);
        throw new IllegalStateException("as planned");
    }

    private static AuthenticationStatus forward(HttpServletRequest request, HttpMessageContext context) {
        request.getSession().setAttribute("forwarded", true);
        return context.forward("/lobby");
    }

    private static AuthenticationStatus recognize(HttpServletRequest request, HttpMessageContext context) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute("user") instanceof String user) {
            session.setAttribute("recognized", user + " in " + session.getId());
            return context.notifyContainerAboutLogin(user, Set.of("customer"));
        }
        if (context.isProtected()) {
            request.getSession().setAttribute("wanted", request.getServletPath());
            return request.getParameter("silently") == null ? context.responseUnauthorized() : context.doNothing();
        }
        if (request.getParameter("note") != null) {
            context.setRequest(new HttpServletRequestWrapper(context.getRequest()));
            context.setResponse(new HttpServletResponseWrapper(context.getResponse()));
        }
        return context.doNothing();
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        context.getRequest().getSession().removeAttribute("user");
        context.cleanClientSubject();
    }
}
