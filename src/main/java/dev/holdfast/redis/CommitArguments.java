package dev.holdfast.redis;

import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.CommitRequest.Continuation;
import dev.holdfast.session.store.CommitRequest.Creation;
import java.util.Set;

/** Lays out a commit as {@code commit.lua} expects it. */
final class CommitArguments {

    private CommitArguments() {}

    static Object[] of(CommitRequest request) {
        Arguments arguments = new Arguments().bytes(request.id().toBytes()).number(request.notAfter());
        if (request.basis() instanceof Creation creation) {
            addCreation(arguments, creation, request);
        } else {
            addContinuation(arguments, (Continuation) request.basis());
        }
        addNames(arguments, request);
        return arguments.toArray();
    }

    private static void addCreation(Arguments arguments, Creation creation, CommitRequest request) {
        String terms = SixBytes.clamp(creation.idleTimeout())
                + " " + SixBytes.clamp(creation.absoluteTimeout())
                + " " + SixBytes.clamp(creation.touchInterval())
                + " " + SixBytes.clamp(creation.retention());
        arguments
                .text(terms)
                .none()
                .number(0)
                .none()
                .bytes(creation.secret().toBytes())
                .text(request.ref().toString());
    }

    private static void addContinuation(Arguments arguments, Continuation continuation) {
        arguments
                .none()
                .bytes(continuation.seen().toBytes())
                .number(continuation.generation())
                .optional(continuation.fence())
                .optional(
                        continuation.newSecret() == null
                                ? null
                                : continuation.newSecret().toBytes())
                .none();
    }

    private static void addNames(Arguments arguments, CommitRequest request) {
        Changes changes = request.changes();
        changes.names().forEach(CommitArguments::check);
        Set<String> guarded = request.basis() instanceof Continuation continuation ? continuation.guarded() : Set.of();
        arguments.number(changes.removals().size()).number(guarded.size());
        changes.removals().forEach(arguments::text);
        guarded.forEach(arguments::text);
        changes.sets().forEach((name, value) -> arguments.text(name).bytes(value));
    }

    private static void check(String name) {
        if (RedisKeys.isReserved(name)) {
            throw new IllegalArgumentException(
                    "The field name '" + name + "' begins with @, which is kept for the session's metadata");
        }
    }
}
