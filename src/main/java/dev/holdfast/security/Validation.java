package dev.holdfast.security;

import dev.holdfast.session.Caller;
import dev.holdfast.session.WorkingSession;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server wants to know who calls. Whoever is signed in to the session does, and the mechanism is not asked, unless a
 * new proof is wanted; a caller whom the mechanism would have the server remember is signed in to the session.
 */
final class Validation {

    /** How a mechanism has the server remember its caller (Jakarta Authentication 3.0, 3.8.4). */
    private static final String REGISTER_SESSION = "jakarta.servlet.http.registerSession";

    private final MechanismCall call;
    private final HttpMessageContext context;
    private final WorkingSession session;

    Validation(MechanismCall call) {
        this.call = call;
        this.context = call.context();
        this.session = call.session();
    }

    @Nullable
    Object status() throws Exception {
        Optional<Caller> caller = session.caller().get();
        if (caller.isPresent() && !isProofWanted()) {
            return context.notifyContainerAboutLogin(
                    caller.get().name(), caller.get().groups());
        }
        Object status = settled(asked(caller.isPresent()), caller);
        if (mayEndHere(status)) {
            call.exchange().answered();
        }
        return status;
    }

    /** As by {@code SecurityContext.authenticate}: then the application has no use for who was signed in before. */
    private boolean isProofWanted() {
        AuthenticationParameters parameters = context.getAuthParameters();
        return parameters.isNewAuthentication() || parameters.getCredential() != null;
    }

    private @Nullable Object asked(boolean anew) throws Exception {
        HttpServletResponse response = new RedirectingResponse(call.exchange().response(), this::beforeRedirect);
        if (!anew) {
            return call.proceed(call.exchange().request(), response);
        }
        UnknownCaller request = new UnknownCaller(call.exchange().request());
        try {
            return call.proceed(request, response);
        } finally {
            request.over();
        }
    }

    /** A form sends its caller back to the page asked for, and until then keeps in the session who it is. */
    private void beforeRedirect() {
        if (ProvenCaller.by(context).isPresent()) {
            session.changeSecret();
        }
    }

    private @Nullable Object settled(@Nullable Object status, Optional<Caller> before) {
        Optional<ProvenCaller> caller = ProvenCaller.by(context);
        boolean isRemembered = status == AuthenticationStatus.SUCCESS && caller.isPresent() && isRemembered();
        return isRemembered && !hasSignedIn(caller.get(), before) ? signedIn(caller.get()) : status;
    }

    private boolean isRemembered() {
        @SuppressWarnings("unchecked")
        Map<String, Object> properties = context.getMessageInfo().getMap();
        boolean noted = Boolean.parseBoolean(String.valueOf(properties.remove(REGISTER_SESSION)));
        return noted || context.isRegisterSession();
    }

    /** The mechanism may have done so itself. */
    private boolean hasSignedIn(ProvenCaller caller, Optional<Caller> before) {
        return before.isEmpty()
                && session.caller()
                        .get()
                        .filter(known -> known.name().equals(caller.name()))
                        .isPresent();
    }

    /** The client is told of its new token at once: where the server refuses the caller what was asked for, no filter runs. */
    private AuthenticationStatus signedIn(ProvenCaller caller) {
        session.caller().signIn(caller.name(), caller.groups());
        call.exchange().answered();
        return AuthenticationStatus.SUCCESS;
    }

    /** Nobody may come to what is protected: then the server answers, and no filter is asked. */
    private boolean mayEndHere(@Nullable Object status) {
        return status == AuthenticationStatus.SEND_CONTINUE
                || status == AuthenticationStatus.SEND_FAILURE
                || status != null
                        && context.isProtected()
                        && ProvenCaller.by(context).isEmpty();
    }
}
