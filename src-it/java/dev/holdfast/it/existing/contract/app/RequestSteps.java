package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What request and response know of the session. */
final class RequestSteps {

    private RequestSteps() {}

    static void add(
            Map<String, Step> steps, HttpServletRequest request, HttpServletResponse response, HeldSession held) {
        steps.put("session", words -> held.hold(request.getSession()));
        steps.put("session-true", words -> held.hold(request.getSession(true)));
        steps.put("session-false", words -> held.hold(request.getSession(false)));
        steps.put("same", words -> held.session.equals(request.getSession(false)));
        steps.put("change-id", words -> request.changeSessionId());
        steps.put("requested-id", words -> request.getRequestedSessionId());
        steps.put("requested-valid", words -> request.isRequestedSessionIdValid());
        steps.put("requested-by-cookie", words -> request.isRequestedSessionIdFromCookie());
        steps.put("requested-by-url", words -> request.isRequestedSessionIdFromURL());
        steps.put("encode", words -> response.encodeURL(words[1]));
        steps.put("encode-redirect", words -> response.encodeRedirectURL(words[1]));
        steps.put("linger", words -> new CountDownLatch(1).await(Long.parseLong(words[1]), TimeUnit.MILLISECONDS));
        steps.put("commit", words -> {
            response.flushBuffer();
            return response.isCommitted();
        });
    }
}
