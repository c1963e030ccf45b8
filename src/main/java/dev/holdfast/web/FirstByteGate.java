package dev.holdfast.web;

import dev.holdfast.session.Denial;
import dev.holdfast.session.WorkingSession;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every path to the client asks before a byte leaves: stores what the request changed, then tells the client of its
 * token. Where it cannot be stored, the client gets a {@link FailureAnswer} and all further output is swallowed, as
 * applications catch the exceptions of their streams. One belongs to a request and lives through its dispatches; safe for use
 * by the request's threads, on whose session's lock it works, so that there is no second one to wait for.
 */
final class FirstByteGate {

    private enum Phase {
        /** Nothing has left. */
        HELD,
        /** Bytes leave: no token can be told any more. */
        OPEN,
        /** The request has failed: nothing leaves any more. */
        SHUT,
        /** The request has failed and an error page tells so: what it writes leaves, nothing is stored. */
        ERROR_PAGE
    }

    private final WorkingSession session;
    private final ToldToken token;
    private final FailureAnswers answers;
    private final DenialAnswers denials;

    private volatile Phase phase = Phase.HELD;
    private @Nullable HttpServletResponse response;
    private @Nullable RuntimeException failure;
    private @Nullable RuntimeException reported;
    private boolean answered;
    private boolean handedOver;
    private boolean async;
    private int includes;

    FirstByteGate(WorkingSession session, ToldToken token, FailureAnswers answers, DenialAnswers denials) {
        this.answers = answers;
        this.denials = denials;
        this.session = session;
        this.token = token;
    }

    /** A dispatch begins: its bytes go to this response of the server's. */
    void serves(HttpServletResponse of) {
        response = of;
    }

    /** A dispatch to an error page begins: it may say what it likes, and before its first byte even the token is told. */
    void errorPageBegins() {
        handedOver = false;
        if (phase == Phase.SHUT && !answered) {
            phase = Phase.ERROR_PAGE;
        }
    }

    /** From here on no filter call ends with the response: a failure has to be answered when it comes up. */
    void goesAsync() {
        async = true;
    }

    /** What follows is written by an included resource, to which many servers allow neither headers nor a status. */
    void includeBegins() {
        session.exclusively(() -> ++includes);
    }

    /** The including resource has the response back. */
    void includeEnds() {
        session.exclusively(() -> --includes);
    }

    /** Whether the output is swallowed, because the client got, or gets, another answer. */
    boolean isShut() {
        return phase == Phase.SHUT;
    }

    /**
     * Bytes are about to leave.
     *
     * @return whether they may; else they are to be swallowed
     */
    boolean open() {
        return isOpen()
                || session.exclusively(() -> {
                    if (phase == Phase.HELD && settle(status())) {
                        session.firstByteLeft();
                        phase = Phase.OPEN;
                    }
                    return !isShut();
                });
    }

    /**
     * The application wants the client to see what there is: what it changed since the first byte is stored, too. An
     * included resource's wish waits for the including one's.
     *
     * @return whether bytes may leave
     */
    boolean flush() {
        return session.exclusively(() -> {
            if (phase == Phase.HELD && includes > 0) {
                return false;
            }
            return phase == Phase.OPEN ? store() : open();
        });
    }

    /**
     * The application hands over to the server's own error answer.
     *
     * @param status of that answer
     * @return whether the server may answer; else the client has got its answer
     */
    boolean announceError(int status) {
        return session.exclusively(() -> {
            handedOver = phase != Phase.HELD || settle(status);
            return !isShut();
        });
    }

    /** The server may close the response, or answer by itself, without asking again. */
    void beforeContainerAnswers() {
        session.exclusively(this::settleOrStore);
    }

    /** From here on the server deals with the client: an upgraded connection. */
    void handsOver() {
        handedOver = true;
    }

    /** The application is done with the response, and no filter call waits for it. */
    void end() {
        session.exclusively(() -> {
            if (failure != null && !answered && phase == Phase.SHUT) {
                answerLate(failure);
                return false;
            }
            return handedOver ? settleOrStore() : flush();
        });
    }

    /** Whether what the application wrote is the whole answer, so that it can be sent off. */
    boolean isComplete() {
        return phase == Phase.OPEN && !handedOver;
    }

    /**
     * An exception leaves the application.
     *
     * @return whether the client has got its answer, so that the server need not know of it
     */
    boolean answeredFor(Throwable thrown) {
        return session.exclusively(() -> {
            if (answered) {
                WebLog.dropped(thrown, answers.to(thrown).isPresent());
                return true;
            }
            Optional<FailureAnswer> answer = answers.to(thrown)
                    .or(() -> session.failure().flatMap(answers::to))
                    .or(this::faultWhereAsync);
            if (answer.isPresent()) {
                answer(answer.get(), thrown);
            } else if (failure != null) {
                rethrowFailure(thrown);
            } else {
                return answeredBesideFailures(thrown);
            }
            return answered;
        });
    }

    /** Nobody else would answer: a server lets a request that has gone asynchronous wait for its time-out. */
    private Optional<FailureAnswer> faultWhereAsync() {
        return async && (failure != null || session.failure().isPresent())
                ? Optional.of(FailureAnswer.FAULT)
                : Optional.empty();
    }

    /** Nothing failed with the session: what was changed is stored, and the client told of its token, with whatever answer. */
    private boolean answeredBesideFailures(Throwable thrown) {
        Optional<Denial> denial =
                phase == Phase.HELD && !response().isCommitted() ? denials.to(thrown) : Optional.empty();
        handedOver = true;
        boolean settled =
                settleBeside(thrown, denial.map(Denial::status).orElse(HttpServletResponse.SC_INTERNAL_SERVER_ERROR));
        return answered || settled && denial.isPresent() && deny(denial.get());
    }

    private boolean deny(Denial denial) {
        WebLog.denied(denial);
        try {
            if (async) { // nobody waits for the answer
                session.firstByteLeft();
                phase = Phase.SHUT;
                answered = true;
                response().resetBuffer();
                denials.sendOff(denial, response());
            } else {
                response().resetBuffer();
                denials.send(denial, response());
            }
        } catch (IOException | IllegalStateException e) {
            WebLog.unheard(e);
        }
        return true;
    }

    /** The application has emptied its response, headers included: what the client was told goes back in. */
    void headersCleared() {
        session.exclusively(() -> {
            token.tell(response());
            return null;
        });
    }

    private boolean isOpen() {
        return phase == Phase.OPEN || phase == Phase.ERROR_PAGE;
    }

    private int status() {
        return response().getStatus();
    }

    private HttpServletResponse response() {
        if (response == null) {
            throw new IllegalStateException("no dispatch has begun");
        }
        return response;
    }

    private boolean settleOrStore() {
        return phase == Phase.HELD ? settle(status()) : store();
    }

    private boolean settle(int status) {
        if (response().isCommitted() && !handedOver) {
            session.firstByteLeft(); // somebody got past us
        }
        if (!store()) {
            return false;
        }
        Optional<RuntimeException> failed = session.failure();
        if (failed.isPresent() && answers.hide(failed.get(), status)) {
            return !answerFor(failed.get());
        }
        if (failed.isPresent()) {
            FailureAnswer.inviteBack(status, response());
            report(failed.get(), status);
        }
        token.tell(response());
        return true;
    }

    /** The application, or the door of JAX-RS, tells of the failure in its own words: the operator learns of it all the same. */
    private void report(RuntimeException failed, int status) {
        if (reported != failed) {
            reported = failed;
            answers.to(failed).filter(answer -> answer.is(status)).ifPresent(answer -> answer.log(failed));
        }
    }

    /** Whether it is stored; else the client has got its answer. */
    private boolean store() {
        if (phase == Phase.ERROR_PAGE || isShut()) {
            return !isShut();
        }
        try {
            session.commit();
            return true;
        } catch (RuntimeException e) {
            return !refuse(e);
        }
    }

    /** The one place where a failed commit is dealt with. */
    private boolean refuse(RuntimeException e) {
        boolean held = !response().isCommitted() && includes == 0;
        phase = Phase.SHUT;
        failure = e;
        Optional<FailureAnswer> answer = answers.to(e);
        if (held && answer.isPresent()) {
            return answer(answer.get(), e);
        }
        if (held) {
            token.takeBack(response());
            if (async) {
                answered = true;
                WebLog.refused(e);
                FailureAnswer.FAULT.send(response());
                return true; // who writes asynchronously has nobody to tell, and would never complete the request
            }
        }
        throw e;
    }

    /** The application has met a failure that must not become a success, and goes on as if it had not. */
    private boolean answerFor(RuntimeException failed) {
        Optional<FailureAnswer> answer = answers.to(failed);
        return answer.isPresent() ? answer(answer.get(), failed) : refuse(failed);
    }

    private boolean answer(FailureAnswer answer, Throwable cause) {
        if (response().isCommitted()) {
            return false;
        }
        answer.log(cause);
        phase = Phase.SHUT;
        answered = true;
        session.firstByteLeft();
        token.takeBack(response());
        answer.send(response());
        return true;
    }

    /** Whether it is stored, and the client told of its token, as far as it still can be. */
    private boolean settleBeside(Throwable thrown, int status) {
        try {
            return phase == Phase.HELD ? settle(status) : store();
        } catch (RuntimeException second) {
            thrown.addSuppressed(second);
            return false;
        }
    }

    /** The application has caught the failure. */
    private void answerLate(RuntimeException unanswered) {
        Optional<FailureAnswer> answer = answers.to(unanswered);
        if (answer.isEmpty() || !answer(answer.get(), unanswered)) {
            token.takeBack(response());
            throw unanswered;
        }
    }

    private void rethrowFailure(Throwable thrown) {
        token.takeBack(response());
        RuntimeException first = failure;
        if (first != null && first != thrown) {
            first.addSuppressed(thrown);
            throw first;
        }
    }
}
