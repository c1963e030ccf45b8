package dev.holdfast.redis;

import dev.holdfast.session.store.EndRequest;

/** Lays out an end as {@code end.lua} expects it. */
final class EndArguments {

    private EndArguments() {}

    static Object[] of(EndRequest request) {
        return new Arguments()
                .text(request.reason().word())
                .text(request.node())
                .text(request.claim())
                .number(SixBytes.clamp(request.lease()))
                .number(SixBytes.clamp(request.retention()))
                .text(request.ref().toString())
                .number(request.generation())
                .text(request.force() ? "force" : "")
                .toArray();
    }
}
