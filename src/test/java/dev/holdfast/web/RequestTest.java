package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.ResponseCommittedException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.CurrentSession;
import dev.holdfast.testkit.Notes;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request's life with its session, over a real server. */
class RequestTest {

    private final WebServer server = new WebServer();
    private final HttpClient visitor =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private URI application = URI.create("");

    @AfterEach
    void stop() {
        server.close();
    }

    private void serve(WebServer.Page page) throws Exception {
        application = server.page("/page", page)
                .page("/put", (in, out) -> Notes.here().put("k", in.getQueryString()))
                .page("/read", (in, out) -> out.getWriter().print(Notes.here().get("k")))
                .start();
    }

    @Test
    void a_request_that_touches_no_session_costs_nothing_and_gets_no_cookie() throws Exception {
        serve((in, out) -> out.getWriter().print("hello"));
        assertThat(ask("/page").headers().allValues("Set-Cookie")).isEmpty();
        assertThat(server.store.opens).hasValue(0);
        assertThat(server.store.commits).hasValue(0);
    }

    @Test
    void a_session_that_is_read_only_gets_no_cookie() throws Exception {
        serve((in, out) -> {});
        assertThat(ask("/read").headers().allValues("Set-Cookie")).isEmpty();
        assertThat(server.store.commits).hasValue(0);
    }

    @Test
    void one_request_commits_once() throws Exception {
        serve((in, out) -> {
            Notes.here().put("k", "v");
            out.getWriter().print("x".repeat(100_000));
            out.flushBuffer();
            out.getWriter().close();
        });
        ask("/page");
        assertThat(server.store.commits).hasValue(1);
    }

    @Test
    void the_store_being_down_does_not_matter_to_a_request_without_session() throws Exception {
        server.store.opensFail = true;
        server.store.commitsFail = true;
        serve((in, out) -> out.getWriter().print("hello"));
        assertThat(ask("/page").body()).isEqualTo("hello");
    }

    @Test
    void a_session_that_ends_takes_its_cookie_along() throws Exception {
        serve((in, out) -> CurrentSession.get().orElseThrow().end());
        ask("/put?v");
        List<String> cookies = ask("/page").headers().allValues("Set-Cookie");
        assertThat(cookies).singleElement().asString().contains("Max-Age=0");
        assertThat(ask("/read").body()).isEqualTo("null");
    }

    @Test
    void a_session_begun_and_renewed_by_one_request_gets_one_cookie() throws Exception {
        serve((in, out) -> {
            Notes.here().put("k", "v");
            CurrentSession.get().orElseThrow().commit();
            CurrentSession.get().orElseThrow().renew();
        });
        assertThat(ask("/page").headers().allValues("Set-Cookie")).hasSize(1);
        assertThat(ask("/read").body()).isEqualTo("v");
    }

    @Test
    void a_token_told_with_an_error_gives_way_to_that_of_the_error_page() throws Exception {
        server.page("/ends", (in, out) -> CurrentSession.get().orElseThrow().end())
                .errorPage(410, "/ends");
        serve((in, out) -> {
            Notes.here().put("k", "v");
            out.sendError(410);
        });
        HttpResponse<String> answer = ask("/page");
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("Max-Age=0");
    }

    @Test
    void the_cookie_survives_a_reset_after_a_buffer_that_seemed_full() throws Exception {
        serve((in, out) -> {
            out.setBufferSize(1000);
            Notes.here().put("k", "v");
            out.setCharacterEncoding("UTF-16");
            out.getWriter().print("x".repeat(400));
            out.reset();
            out.getOutputStream().print("done");
        });
        HttpResponse<String> answer = ask("/page");
        assertThat(answer.body()).isEqualTo("done");
        assertThat(answer.headers().allValues("Set-Cookie")).hasSize(1);
    }

    @Test
    void a_page_smaller_than_the_buffer_is_not_taken_for_a_full_one() throws Exception {
        serve((in, out) -> {
            out.setCharacterEncoding("UTF-8");
            out.setBufferSize(8192);
            out.getWriter().print("x".repeat(8000));
            Notes.here().put("k", "late but in time");
        });
        assertThat(ask("/page").statusCode()).isEqualTo(200);
        assertThat(ask("/read").body()).isEqualTo("late but in time");
    }

    @Test
    void each_event_of_a_stream_is_sent_when_its_change_is_stored() throws Exception {
        serve((in, out) -> {
            out.setContentType("text/event-stream");
            for (int i = 1; i <= 3; i++) {
                Notes.here().put("k", "event " + i);
                out.getWriter().print("data: " + i + "\n\n");
                out.getWriter().flush();
                await(seen);
            }
        });
        HttpResponse<Stream<String>> events = visitor.send(request("/page"), BodyHandlers.ofLines());
        List<String> read = events.body()
                .filter(line -> line.startsWith("data"))
                .map(line -> line + " = " + unchecked(() -> ask("/read").body()) + offer())
                .toList();
        assertThat(read).containsExactly("data: 1 = event 1", "data: 2 = event 2", "data: 3 = event 3");
    }

    private String offer() {
        seen.add("read");
        return "";
    }

    @Test
    void a_late_change_to_an_existing_session_is_stored() throws Exception {
        serve((in, out) -> {
            out.getWriter().print("sent");
            out.flushBuffer();
            Notes.here().put("k", "late");
        });
        ask("/put?early");
        ask("/page");
        assertThat(ask("/read").body()).isEqualTo("late");
    }

    @Test
    void a_first_write_after_the_first_byte_is_refused() throws Exception {
        serve((in, out) -> {
            out.getWriter().print("sent");
            out.flushBuffer();
            Notes.here().put("k", "too late");
            try {
                out.flushBuffer();
            } catch (ResponseCommittedException e) {
                seen.add(e.code());
            }
            out.getWriter().print("success");
        });
        assertThat(ask("/page").body()).isEqualTo("sent");
        assertThat(seen).hasSize(1);
        assertThat(server.thrown).hasExactlyElementsOfTypes(ResponseCommittedException.class);
        assertThat(server.store.commits).hasValue(0);
    }

    @Test
    void a_first_write_after_the_first_byte_is_told_to_the_server() throws Exception {
        serve((in, out) -> {
            out.getWriter().print("sent");
            out.flushBuffer();
            Notes.here().put("k", "too late");
        });
        ask("/page");
        assertThat(server.thrown).hasExactlyElementsOfTypes(ResponseCommittedException.class);
        assertThat(server.store.commits).hasValue(0);
    }

    @Test
    void a_commit_that_fails_after_the_first_byte_is_told_to_the_server() throws Exception {
        serve((in, out) -> {
            out.getWriter().print("sent");
            out.flushBuffer();
            Notes.here().put("k", "late");
            server.store.commitsFail = true;
        });
        ask("/put?early");
        ask("/page");
        assertThat(server.thrown).hasExactlyElementsOfTypes(StoreUnavailableException.class);
    }

    @Test
    void a_session_that_cannot_be_read_makes_a_503() throws Exception {
        serve((in, out) -> {});
        ask("/put?v");
        server.store.opensFail = true;
        HttpResponse<String> answer = ask("/read");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        server.store.opensFail = false;
        assertThat(ask("/read").body()).isEqualTo("v");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 500, 502})
    void no_success_is_told_by_an_application_that_hides_the_store_s_trouble(int status) throws Exception {
        serve((in, out) -> {
            catchUnavailable();
            out.setStatus(status);
            out.getWriter().print("success");
        });
        assertThat(troubled().statusCode()).isEqualTo(503);
    }

    @Test
    void an_application_may_refuse_its_client_while_the_store_is_down() throws Exception {
        serve((in, out) -> {
            catchUnavailable();
            out.sendError(422);
        });
        assertThat(troubled().statusCode()).isEqualTo(422);
    }

    @Test
    void an_application_s_own_503_stands_and_tells_when_to_come_again() throws Exception {
        serve((in, out) -> {
            catchUnavailable();
            out.setStatus(503);
            out.getWriter().print("own page");
        });
        HttpResponse<String> answer = troubled();
        assertThat(answer.body()).isEqualTo("own page");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void an_exception_that_wraps_the_store_s_makes_a_503() throws Exception {
        serve((in, out) -> {
            try {
                Notes.here().put("k", "v");
            } catch (StoreUnavailableException e) {
                throw new ServletException(new IllegalStateException(e));
            }
        });
        assertThat(troubled().statusCode()).isEqualTo(503);
    }

    private static void catchUnavailable() {
        assertThatThrownBy(() -> Notes.here().put("k", "v")).isInstanceOf(StoreUnavailableException.class);
    }

    private HttpResponse<String> troubled() throws Exception {
        ask("/put?v");
        server.store.opensFail = true;
        return ask("/page");
    }

    @Test
    void after_a_503_the_application_can_write_without_harm() throws Exception {
        server.store.commitsFail = true;
        serve((in, out) -> {
            Notes.here().put("k", "v");
            out.getOutputStream().flush();
            seen.add("committed " + out.isCommitted());
            out.reset();
            out.resetBuffer();
            out.setBufferSize(10);
            out.setHeader("Late", "success");
            out.getWriter().print("success");
            out.getWriter().flush();
            out.sendRedirect("/success");
            out.sendError(400);
            throw new IllegalStateException("planted");
        });
        HttpResponse<String> answer = ask("/page");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("success");
        assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("committed true");
    }

    @Test
    void a_failed_write_does_not_land_later() throws Exception {
        serve((in, out) -> {
            Notes.here().put("k", "v");
            server.store.commitsFail = true;
            WaysToAnswer.quietly(out::flushBuffer);
            server.store.commitsFail = false;
            Notes.here().put("k", "w");
        });
        server.afterEnd = () -> seen.add("over");
        assertThat(ask("/page").statusCode()).isEqualTo(503);
        assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("over");
        assertThat(server.store.commits).hasValue(1);
    }

    @Test
    void threads_of_the_asynchronous_context_find_the_session_and_are_cleaned() throws Exception {
        serve((in, out) -> {
            AsyncContext context = in.startAsync();
            context.start(() -> {
                Notes.here().put("k", "by another thread");
                context.complete();
            });
        });
        ask("/page");
        assertThat(ask("/read").body()).isEqualTo("by another thread");
    }

    @Test
    void an_asynchronous_dispatch_meets_the_session_that_its_request_began() throws Exception {
        serve((in, out) -> {
            Notes.here().put("k", "unstored");
            in.startAsync().dispatch("/read");
        });
        assertThat(ask("/page").body()).isEqualTo("unstored");
        assertThat(server.store.commits).hasValue(1);
    }

    @Test
    void the_request_is_over_when_all_is_complete_and_not_before() throws Exception {
        serve((in, out) -> {
            RequestSession session = RequestSession.of(in).orElseThrow();
            AsyncContext context = in.startAsync();
            context.addListener(
                    new OnComplete(() -> seen.add(Notes.of(session.working()).get("k") + " at the end")));
            new Thread(() -> {
                        Notes.of(session.working()).put("k", "v");
                        context.complete();
                    })
                    .start();
        });
        ask("/page");
        assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("v at the end");
    }

    @Test
    void what_the_last_asynchronous_listener_changes_is_stored() throws Exception {
        serve((in, out) -> {
            AsyncContext context = in.startAsync();
            context.addListener(new OnComplete(() -> Notes.here().put("k", "at the end")));
            new Thread(context::complete).start();
        });
        ask("/put?early");
        ask("/page");
        Awaitility.await().untilAsserted(() -> assertThat(ask("/read").body()).isEqualTo("at the end"));
    }

    @Test
    void a_scope_that_is_no_http_request_has_no_session() {
        RequestBinding binding = server.binding();
        binding.begins("start-up");
        assertThat(CurrentSession.get()).isEmpty();
        binding.beforeEnd("start-up");
        binding.ends("start-up");
    }

    @Test
    void the_thread_serves_nobody_when_the_request_is_over() throws Exception {
        server.workers = 1;
        serve((in, out) -> {});
        ask("/put?v");
        assertThat(server.onWorker(CurrentSession::get)).isEmpty();
    }

    @Test
    void a_thread_of_asynchronous_work_serves_nobody_after_it() throws Exception {
        server.workers = 1;
        BlockingQueue<AsyncContext> worked = new LinkedBlockingQueue<>();
        serve((in, out) -> {
            AsyncContext context = in.startAsync();
            context.start(() -> {
                Notes.here().put("k", "v");
                worked.add(context);
            });
        });
        CompletableFuture<HttpResponse<String>> answer = visitor.sendAsync(request("/page"), BodyHandlers.ofString());
        AsyncContext context = worked.poll(5, TimeUnit.SECONDS);
        assertThat(server.onWorker(CurrentSession::get)).isEmpty();
        context.complete();
        assertThat(answer.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(server.onWorker(CurrentSession::get)).isEmpty();
    }

    @Test
    void garbage_for_a_cookie_is_no_session_and_no_error() throws Exception {
        serve((in, out) -> out.getWriter().print(Notes.here().get("k")));
        for (String cookie : List.of("SID=x", "SID=" + "y".repeat(4000), "SID=a.b.c; SID=\"", "SID=%00")) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(request("/page"), (n, v) -> true)
                                    .header("Cookie", cookie)
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("null");
        }
        assertThat(server.store.opens).hasValue(0);
    }

    @Test
    void the_answer_has_left_before_the_request_counts_as_over() throws Exception {
        serve((in, out) -> out.getWriter().print("hello"));
        server.beforeEnd = () -> await(seen);
        try (Socket socket = new Socket(application.getHost(), application.getPort());
                BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream()))) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write("GET /shop/page HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
            assertThat(reader.readLine()).isEqualTo("HTTP/1.1 200 OK");
            seen.add("read");
        }
    }

    private static void await(BlockingQueue<String> queue) {
        unchecked(() -> queue.poll(5, TimeUnit.SECONDS));
    }

    private HttpResponse<String> ask(String path) throws Exception {
        return visitor.send(request(path), BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(application + path))
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    private static <T> T unchecked(java.util.concurrent.Callable<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
