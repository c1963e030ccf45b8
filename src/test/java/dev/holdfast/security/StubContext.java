package dev.holdfast.security;

import jakarta.security.auth.message.MessageInfo;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.Subject;

/** What a server's message context does with what it is told, for one call. */
final class StubContext {

    private final AuthenticationParameters parameters;
    private final Map<Object, Object> properties = new HashMap<>();
    private Object request;
    private Object response;
    private final Subject client = new Subject();
    private Principal caller;
    private Set<String> groups;

    StubContext(HttpServletRequest request, HttpServletResponse response, boolean anew) {
        this.request = request;
        this.response = response;
        this.parameters = new AuthenticationParameters().newAuthentication(anew);
    }

    HttpMessageContext proxy() {
        return stub(HttpMessageContext.class);
    }

    MessageInfo messageInfo() {
        return stub(MessageInfo.class);
    }

    HttpServletRequest request() {
        return (HttpServletRequest) request;
    }

    HttpServletResponse response() {
        return (HttpServletResponse) response;
    }

    /** What it was told that servers act on: the caller, and whether to remember it. */
    String told() {
        return (caller == null ? "" : ", " + caller.getName() + " " + new TreeSet<>(groups))
                + (properties.isEmpty() ? "" : ", " + properties);
    }

    private <T> T stub(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                StubContext.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRequest" -> request;
                    case "getResponse" -> response;
                    case "isProtected" -> false;
                    case "setRequest" -> request = around(request, arguments[0]);
                    case "setResponse" -> response = around(response, arguments[0]);
                    case "isAuthenticationRequest" -> request().getParameter("asked") != null;
                    case "getAuthParameters" -> parameters;
                    case "getMessageInfo" -> messageInfo();
                    case "getMap" -> properties;
                    case "getCallerPrincipal" -> caller;
                    case "getGroups" -> groups;
                    case "getClientSubject" -> client;
                    case "notifyContainerAboutLogin" -> login(arguments);
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    /** A mechanism may only wrap messages, and some servers see to that. */
    private static Object around(Object former, Object message) {
        for (Object each = message; each != former; each = wrapped(each)) {
            if (each == null) {
                throw new IllegalArgumentException("does not wrap the existing message");
            }
        }
        return message;
    }

    private static Object wrapped(Object message) {
        if (message instanceof ServletRequestWrapper request) {
            return request.getRequest();
        }
        return message instanceof ServletResponseWrapper response ? response.getResponse() : null;
    }

    @SuppressWarnings("unchecked")
    private AuthenticationStatus login(Object... arguments) {
        caller = new CallerPrincipal((String) arguments[0]);
        groups = (Set<String>) arguments[1];
        return AuthenticationStatus.SUCCESS;
    }
}
