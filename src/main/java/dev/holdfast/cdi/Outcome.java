package dev.holdfast.cdi;

import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a method came to. An exception undoes nothing of the session, so what led to it is stored, or done again,
 * before it goes out.
 *
 * @param result what it returned
 * @param failure what it threw; null: nothing
 */
record Outcome(@Nullable Object result, @Nullable Exception failure) {

    static Outcome of(InvocationContext call) {
        try {
            return new Outcome(call.proceed(), null);
        } catch (Exception thrown) {
            return new Outcome(null, thrown);
        }
    }

    @Nullable
    Object get() throws Exception {
        if (failure != null) {
            throw failure;
        }
        return result;
    }

    boolean isFailure(Exception thrown) {
        return thrown == failure;
    }
}
