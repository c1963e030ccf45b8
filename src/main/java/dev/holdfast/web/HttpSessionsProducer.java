package dev.holdfast.web;

import dev.holdfast.Encoding;
import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.session.FieldCodec;
import dev.holdfast.session.FieldCodecs;
import dev.holdfast.session.FieldCodecs.UnstorableTypeException;
import dev.holdfast.session.FieldCodecs.Wish;
import dev.holdfast.web.httpsession.HttpSessions;
import dev.holdfast.web.httpsession.ListenerInstances;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpSession;

/**
 * Makes the application's replaced sessions; where {@code HttpSession} is the container's, authentication mechanisms alone get
 * them, and nobody is told.
 */
@ApplicationScoped
class HttpSessionsProducer {

    @Produces
    @Singleton
    HttpSessions httpSessions(
            FieldCodecs codecs, Event<HttpSession> events, ListenerInstances listeners, HoldfastConfig config) {
        boolean replaced = config.httpSession().replaced();
        return new HttpSessions(() -> ofAttributes(codecs), events, listeners, replaced);
    }

    private static FieldCodec ofAttributes(FieldCodecs codecs) {
        try {
            return codecs.codecFor(Object.class, new Wish(Encoding.JAVA, true));
        } catch (UnstorableTypeException never) {
            throw new IllegalStateException("Java serialization takes every type that tells nothing", never);
        }
    }
}
