package dev.holdfast.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.GroupRequiredException;
import dev.holdfast.HoldfastException;
import dev.holdfast.LossReason;
import dev.holdfast.SessionConflictException;
import dev.holdfast.SessionLockLostException;
import dev.holdfast.SessionLockTimeoutException;
import dev.holdfast.SessionLostException;
import dev.holdfast.SessionRequiredException;
import dev.holdfast.SignInRefusedException;
import dev.holdfast.SignInRequiredException;
import dev.holdfast.StoreUnavailableException;
import dev.holdfast.UnstorableValueException;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.testkit.Node;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a JAX-RS client is told of our exceptions. */
class ProblemTest {

    private static final String CODE = "HF0999";
    private static final String MESSAGE = "Field com.acme.Cart#items of \"zoe\"";

    static Stream<Arguments> statuses() {
        return Stream.of(
                Arguments.of(new SessionRequiredException(CODE, MESSAGE, null), 401, "Unauthorized"),
                Arguments.of(new SignInRequiredException(CODE, MESSAGE, null), 401, "Unauthorized"),
                Arguments.of(new GroupRequiredException(CODE, MESSAGE, null), 403, "Forbidden"),
                Arguments.of(new SignInRefusedException(CODE, MESSAGE, LossReason.OVER_LIMIT), 409, "Conflict"),
                Arguments.of(new SignInRefusedException(CODE, MESSAGE, LossReason.ACCOUNT_ENDED), 403, "Forbidden"),
                Arguments.of(new SessionConflictException(CODE, MESSAGE, null), 409, "Conflict"),
                Arguments.of(new SessionLockLostException(CODE, MESSAGE, null), 409, "Conflict"),
                Arguments.of(new SessionLockTimeoutException(CODE, MESSAGE, null), 503, "Service Unavailable"),
                Arguments.of(new StoreUnavailableException(CODE, MESSAGE, null), 503, "Service Unavailable"),
                Arguments.of(new SessionLostException(CODE, MESSAGE, null), 503, "Service Unavailable"),
                Arguments.of(new UnstorableValueException(CODE, MESSAGE, null), 500, "Internal Server Error"));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void each_exception_has_its_status_and_gives_away_its_code_alone(
            HoldfastException thrown, int status, String title) {
        JsonObject problem = read(Problem.of(thrown).json(thrown.code()));
        assertThat(problem.keySet()).containsExactly("type", "title", "status", "detail", "code");
        assertThat(problem.getString("type")).isEqualTo("about:blank");
        assertThat(problem.getString("title")).isEqualTo(title);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("detail")).isNotBlank().doesNotContain("acme", "zoe");
        assertThat(problem.getString("code")).isEqualTo(CODE);
    }

    @Test
    void a_wait_in_vain_for_the_lock_has_the_status_that_is_configured() {
        SessionLockTimeoutException thrown = new SessionLockTimeoutException(CODE, MESSAGE, null);
        try (Node node = Node.over(
                new MemorySessionStore(InstantSource.system()), Map.of("holdfast.lock.timeout-status", "409"))) {
            node.request(new Node.Visitor(), () -> assertThat(Problem.of(thrown).status())
                    .isEqualTo(409));
        }
    }

    @Test
    void a_code_that_is_none_of_ours_is_not_repeated() {
        SessionConflictException thrown = new SessionConflictException("\",\"x\":\"", MESSAGE, null);
        assertThat(read(Problem.of(thrown).json(thrown.code())).keySet())
                .containsExactly("type", "title", "status", "detail");
    }

    private static JsonObject read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
