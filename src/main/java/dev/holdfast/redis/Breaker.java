package dev.holdfast.redis;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps calls from a Redis that has not answered lately: after two failures in a row it rests for a quarter of the time-out,
 * then lets up to two calls through as probes, until one is answered or both fail. Only probes have a say then: what a call from
 * before the rest comes to is no news. Safe for use by any number of threads.
 */
final class Breaker {

    /** One failure alone may be one slow call. */
    private static final int FAILURES_TO_REST = 2;

    private static final int REST_SHARE = 4;

    private final CircuitBreaker<Object> circuit;

    Breaker(Duration timeout) {
        this.circuit = CircuitBreaker.builder()
                .withFailureThreshold(FAILURES_TO_REST)
                .withDelay(timeout.dividedBy(REST_SHARE))
                .build();
    }

    /** The right to one call, which has to end in one of its three ways; empty while Redis rests. */
    Optional<Permit> permit() {
        return circuit.tryAcquirePermit()
                ? Optional.of(new CircuitPermit(circuit, circuit.isHalfOpen()))
                : Optional.empty();
    }

    /** What a call says about Redis once it is over. */
    interface Permit {

        /** That of a call whose end says nothing. */
        Permit SILENT = new Permit() {
            @Override
            public void answered() {}

            @Override
            public void failed() {}

            @Override
            public void abandoned() {}
        };

        /** Redis answered, be it with an error. */
        void answered();

        /** Redis did not answer in time. */
        void failed();

        /** Nobody waited long enough to tell. */
        void abandoned();
    }

    private record CircuitPermit(CircuitBreaker<Object> circuit, boolean probe) implements Permit {

        @Override
        public void answered() {
            if (counts()) {
                circuit.recordSuccess();
            }
        }

        @Override
        public void failed() {
            if (counts()) {
                circuit.recordFailure();
            }
        }

        @Override
        public void abandoned() {
            if (probe) {
                circuit.recordFailure(); // a probe must end one way or the other
            }
        }

        private boolean counts() {
            return probe || circuit.isClosed();
        }
    }
}
