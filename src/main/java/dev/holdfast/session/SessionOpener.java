package dev.holdfast.session;

import dev.holdfast.LossReason;
import dev.holdfast.SessionLoss;
import dev.holdfast.UnreadableStateException;
import dev.holdfast.config.StateConfig;
import dev.holdfast.config.TokenConfig;
import dev.holdfast.session.store.Credential;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.OpenRequest.Reading;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.token.Token;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the session that the presented token proves: without a store call where there is none. */
final class SessionOpener {

    private final SessionEnvironment environment;
    private final Losses losses;
    private final SessionEnder ender;

    SessionOpener(SessionEnvironment environment, Losses losses, SessionEnder ender) {
        this.environment = environment;
        this.losses = losses;
        this.ender = ender;
    }

    /**
     * What came of opening.
     *
     * @param session what the store holds; null: nothing, whatever is written begins a new session
     * @param outdated a token that a sign-in has replaced: nothing may be done in its name, nor a new session begun, whose token
     *     would take the place of that sign-in's
     * @param loss why the token that came opens none; null where one is open, or none came
     */
    record Opened(@Nullable StoredSession session, @Nullable Token outdated, @Nullable SessionLoss loss) {

        static Opened nothing(@Nullable SessionLoss loss) {
            return new Opened(null, null, loss);
        }
    }

    Opened open(PresentedToken presented, OpenRequest.Touch touch, Patience patience) {
        return presented
                .token()
                .map(token -> open(token, touch, patience))
                .orElseGet(() -> Opened.nothing(presented.loss().orElse(null)));
    }

    /**
     * The same for a task that runs later than the request that came with the token, and maybe after renewals of which its client
     * knows: one that a renewal has replaced opens nothing, as it is not proved, but is no sign of theft either.
     */
    Opened openUnproved(PresentedToken presented, OpenRequest.Touch touch, Patience patience) {
        return presented
                .token()
                .map(token -> openUnproved(token, touch, patience))
                .orElseGet(() -> Opened.nothing(null)); // the request was told, and there never was a session
    }

    private Opened openUnproved(Token token, OpenRequest.Touch touch, Patience patience) {
        Snapshot known = environment.cache().find(token.ref());
        OpenAnswer answer = ask(token, token.credential(), known, touch, null, patience);
        return answer instanceof OpenAnswer.Refused refused && refused.refusal() == OpenAnswer.Refusal.REPLAYED
                ? Opened.nothing(losses.of(Occurrence.TOKEN_OUTDATED, LossReason.OUTDATED, token, refused.now()))
                : opened(token, answer, known, patience);
    }

    /**
     * Finds a session once more, by the token that proved it first: by a newer one, which the client may not have, the store
     * would take the renewal for seen. A token that was replaced twice since still serves the request that began by it, as it
     * does for its commits; one that a sign-in has replaced does not.
     */
    Opened reopen(Token proof, OpenRequest.Touch touch, byte @Nullable [] fence, Patience patience) {
        Snapshot known = environment.cache().find(proof.ref());
        OpenAnswer answer = ask(proof, proof.credential(), known, touch, fence, patience);
        return answer instanceof OpenAnswer.Refused refused && refused.refusal() == OpenAnswer.Refusal.REPLAYED
                ? opened(proof, ask(proof, null, known, touch, fence, patience), known, patience)
                : opened(proof, answer, known, patience);
    }

    /** A field's stored bytes cannot be decoded. */
    void unreadable(@Nullable SessionRef ref, String field, UnreadableStateException cause) {
        environment.observer().happened(Occurrence.FIELD_UNREADABLE, ref, field + ": " + cause.getMessage());
        if (environment.config().state().onUnreadable() == StateConfig.OnUnreadable.FAIL) {
            throw SessionMessages.unreadableField(field, cause);
        }
    }

    /** Counts as use of a session that the request has not read. */
    OpenAnswer touch(Token token) {
        OpenAnswer answer = environment
                .store()
                .open(request(token, token.credential(), null, environment.touch(), Reading.TIMES, null));
        heard(token, answer);
        return answer;
    }

    /** By the caller's own right where the token is a trusted one. */
    private Opened open(Token token, OpenRequest.Touch touch, Patience patience) {
        Snapshot known = environment.cache().find(token.ref());
        return opened(token, ask(token, token.credential(), known, touch, null, patience), known, patience);
    }

    private OpenAnswer ask(
            Token token,
            @Nullable Credential credential,
            @Nullable Snapshot known,
            OpenRequest.Touch touch,
            byte @Nullable [] fence,
            Patience patience) {
        OpenAnswer answer =
                patience.ask(store -> store.open(request(token, credential, known, touch, Reading.FIELDS, fence)));
        heard(token, answer);
        return answer;
    }

    private Opened opened(Token token, OpenAnswer answer, @Nullable Snapshot known, Patience patience) {
        if (answer instanceof OpenAnswer.Live live) {
            if (live.standing() == OpenAnswer.Standing.AHEAD
                    && environment.tokens().keysAreInStore()) {
                // Whoever reads the store could have signed it, and nothing else proves it.
                return Opened.nothing(losses.forged(token));
            }
            return new Opened(live(token, live, known), null, null);
        }
        if (answer instanceof OpenAnswer.Refused refused) {
            return refused(token, refused, patience);
        }
        if (answer instanceof OpenAnswer.Ended ended) {
            return Opened.nothing(losses.ended(token, ended.tombstone(), ended.now()));
        }
        return Opened.nothing(
                answer instanceof OpenAnswer.Absent
                        ? absent(token, answer.now(), patience)
                        : unreadable(token, answer.now()));
    }

    private Opened refused(Token token, OpenAnswer.Refused refused, Patience patience) {
        long now = refused.now();
        return switch (refused.refusal()) {
            case FORGED -> Opened.nothing(losses.forged(token));
            case RENEWED ->
                new Opened(null, token, losses.of(Occurrence.TOKEN_RENEWED, LossReason.OUTDATED, token, now));
            case OUTDATED -> Opened.nothing(losses.of(Occurrence.TOKEN_OUTDATED, LossReason.OUTDATED, token, now));
            case REPLAYED -> {
                if (environment.config().token().onReplay() == TokenConfig.OnReplay.END) {
                    ender.endAll(List.of(token.ref()), LossReason.THEFT_SUSPECTED, patience);
                }
                yield Opened.nothing(losses.of(Occurrence.TOKEN_REPLAYED, LossReason.THEFT_SUSPECTED, token, now));
            }
        };
    }

    /** Lost is said only where at least its end should still be known. */
    private SessionLoss absent(Token token, long now, Patience patience) {
        boolean lost = now - token.issued() < SessionEnvironment.KEPT_AFTER_DEADLINE.toMillis()
                || patience.ask(store -> store.recordedDeadline(token.ref())).orElse(0) > now;
        return lost
                ? losses.of(Occurrence.TOKEN_OF_LOST, LossReason.LOST, token, now)
                : losses.of(Occurrence.TOKEN_OF_UNKNOWN, LossReason.UNKNOWN, token, now);
    }

    private SessionLoss unreadable(Token token, long now) {
        SessionLoss loss = losses.of(Occurrence.SESSION_UNREADABLE, LossReason.UNREADABLE, token, now);
        if (environment.config().state().onUnreadable() == StateConfig.OnUnreadable.FAIL) {
            throw SessionMessages.unreadable(token.ref());
        }
        return loss;
    }

    /** What is neither live nor merely refused to this token is over or gone. */
    private void heard(Token token, OpenAnswer answer) {
        environment.clock().hear(answer.now());
        if (!(answer instanceof OpenAnswer.Live) && !(answer instanceof OpenAnswer.Refused)) {
            environment.cache().forget(token.ref());
        }
    }

    private OpenRequest request(
            Token token,
            @Nullable Credential credential,
            @Nullable Snapshot known,
            OpenRequest.Touch touch,
            Reading reading,
            byte @Nullable [] fence) {
        return new OpenRequest(
                token.ref(),
                token.isTrusted() ? null : credential,
                known == null ? null : known.newest(),
                touch,
                environment.config().token().grace().toMillis(),
                fence,
                reading);
    }

    private StoredSession live(Token token, OpenAnswer.Live live, @Nullable Snapshot known) {
        Snapshot snapshot = snapshot(token.ref(), live, known);
        return live.standing() == OpenAnswer.Standing.PREVIOUS
                ? StoredSession.opened(
                        token,
                        token.next(live.now()),
                        live,
                        snapshot,
                        StoredSession.Origin.OPENED_BY_PREVIOUS_TOKEN,
                        environment.cache())
                : StoredSession.opened(token, token, live, snapshot, StoredSession.Origin.OPENED, environment.cache());
    }

    /** What the store holds now, of which it has sent what the known snapshot has not. */
    private Snapshot snapshot(SessionRef ref, OpenAnswer.Live live, @Nullable Snapshot known) {
        if (live.content() instanceof OpenAnswer.Content.Full full) {
            return environment.cache().keep(ref, Snapshot.of(live.newest(), full.fields()));
        }
        Snapshot base = Objects.requireNonNull(known, "a store that is asked for everything sends everything");
        return live.content() instanceof OpenAnswer.Content.Changed changed
                ? environment.cache().keep(ref, base.after(live.newest(), changed.fields()))
                : base;
    }
}
