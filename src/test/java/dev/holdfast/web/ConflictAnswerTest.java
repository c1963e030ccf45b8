package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.SessionConflictException;
import dev.holdfast.SessionLockLostException;
import dev.holdfast.SessionLockTimeoutException;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.session.WorkingSession;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.testkit.Notes;
import jakarta.servlet.ServletException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sees where two of its requests have met. */
class ConflictAnswerTest {

    private final HttpClient visitor =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private WebServer server = new WebServer();
    private URI application = URI.create("");

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> answerTo(WebServer.Page page) throws Exception {
        application = server.page("/page", page)
                .page("/put", (in, out) -> Notes.here().put("k", "v"))
                .start();
        ask("/put");
        return ask("/page");
    }

    private HttpResponse<String> ask(String path) throws Exception {
        return visitor.send(
                HttpRequest.newBuilder(URI.create(application + path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                BodyHandlers.ofString());
    }

    private static WorkingSession session() {
        return CurrentSession.get().orElseThrow();
    }

    /** The commit under the lock meets another holder. */
    private void loseTheLock() {
        session().lockedSection().enter(Duration.ZERO, Duration.ofSeconds(30));
        Notes.here().put("k", "w");
        server.store.plantedCommits.add(request -> new CommitAnswer.Fenced(1));
        session().lockedSection().leave();
    }

    private static void meetAConflict() {
        SessionConflictException conflict = new SessionConflictException("HF0000", "planted", null);
        session().runs().conflictStands(conflict);
        throw conflict;
    }

    @Test
    void a_conflict_that_the_application_lets_through_is_a_409() throws Exception {
        HttpResponse<String> answer = answerTo((in, out) -> meetAConflict());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(server.thrown).isEmpty();
    }

    @Test
    void a_conflict_that_a_framework_has_wrapped_is_a_409() throws Exception {
        assertThat(answerTo((in, out) -> {
                            try {
                                meetAConflict();
                            } catch (SessionConflictException e) {
                                throw new ServletException(new IllegalStateException(e));
                            }
                        })
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_lost_lock_is_a_409() throws Exception {
        assertThat(answerTo((in, out) -> loseTheLock()).statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 500})
    void a_failed_commit_never_becomes_a_success_nor_another_error(int status) throws Exception {
        HttpResponse<String> answer = answerTo((in, out) -> {
            assertThatThrownBy(this::loseTheLock).isInstanceOf(SessionLockLostException.class);
            out.setStatus(status);
            out.getWriter().print("success");
        });
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).doesNotContain("success");
    }

    @Test
    void a_commit_that_an_interceptor_saw_fail_never_becomes_a_success() throws Exception {
        HttpResponse<String> answer = answerTo((in, out) -> {
            Notes.here().put("k", "w");
            server.store.plantedCommits.add(request -> {
                throw new UnstorableValueException("HF0000", "planted", null);
            });
            assertThatThrownBy(() -> session().commit()).isInstanceOf(UnstorableValueException.class);
            out.getWriter().print("success");
        });
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotStartWith("success");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409, 422})
    void an_application_may_refuse_its_client_by_itself(int status) throws Exception {
        HttpResponse<String> answer = answerTo((in, out) -> {
            assertThatThrownBy(this::loseTheLock).isInstanceOf(SessionLockLostException.class);
            out.setStatus(status);
            out.getWriter().print("own page");
        });
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("own page");
    }

    @Test
    void a_conflict_at_the_first_byte_is_a_409() throws Exception {
        HttpResponse<String> answer = answerTo((in, out) -> {
            Notes.here().put("k", "w");
            server.store.plantedCommits.add(request -> {
                throw new SessionConflictException("HF0000", "planted", null);
            });
            out.getWriter().print("success");
            out.flushBuffer();
        });
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).doesNotContain("success");
    }

    @ParameterizedTest
    @CsvSource({"503, 1", "409, none"})
    void a_wait_in_vain_gets_the_status_that_is_configured(int status, String retryAfter) throws Exception {
        server = new WebServer("lock.timeout-status", "" + status);
        HttpResponse<String> answer = answerTo((in, out) -> waitWhileAnotherHolds());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After").orElse("none")).isEqualTo(retryAfter);
    }

    @ParameterizedTest
    @CsvSource({"200, 200", "404, 404", "500, 503"})
    void a_wait_in_vain_that_the_application_has_caught_leaves_it_the_answer(int status, int told) throws Exception {
        HttpResponse<String> answer = answerTo((in, out) -> {
            assertThatThrownBy(this::waitWhileAnotherHolds).isInstanceOf(SessionLockTimeoutException.class);
            out.setStatus(status);
        });
        assertThat(answer.statusCode()).isEqualTo(told);
    }

    private void waitWhileAnotherHolds() {
        server.store.locks().acquire(session().ref().orElseThrow(), 42, Duration.ZERO, Duration.ofSeconds(30));
        session().lockedSection().enter(Duration.ZERO, Duration.ofSeconds(30));
    }
}
