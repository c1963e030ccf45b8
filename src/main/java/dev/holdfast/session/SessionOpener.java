package dev.holdfast.session;

import dev.holdfast.LossReason;
import dev.holdfast.UnreadableStateException;
import dev.holdfast.config.StateConfig;
import dev.holdfast.session.store.Credential;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenRequest;
import dev.holdfast.session.store.OpenRequest.Reading;
import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.token.Token;
import dev.holdfast.session.token.TokenReading;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the session that the presented tokens prove: without a store call where none of them does. */
final class SessionOpener {

    private final SessionEnvironment environment;

    SessionOpener(SessionEnvironment environment) {
        this.environment = environment;
    }

    /**
     * What came of opening.
     *
     * @param session what the store holds; null: nothing, whatever is written begins a new session
     * @param outdated a token that a sign-in has replaced: nothing may be done in its name, nor a new session begun, whose token
     *     would take the place of that sign-in's
     */
    record Opened(@Nullable StoredSession session, @Nullable Token outdated) {

        static final Opened NOTHING = new Opened(null, null);
    }

    /**
     * The first of the presented texts that is a token of ours; of several cookies the one that verifies counts, and of several for one
     * session the newest: an older one under a narrower path, as an attacker may plant it, comes first.
     */
    Optional<Token> verify(List<String> presented) {
        Token best = null;
        TokenReading.@Nullable Rejected first = null;
        for (String text : presented) {
            TokenReading reading = environment.tokens().read(text);
            if (reading instanceof TokenReading.Verified verified) {
                best = best == null || isNewer(verified.token(), best) ? verified.token() : best;
            } else if (first == null && reading instanceof TokenReading.Rejected rejected) {
                first = rejected;
            }
        }
        if (best == null && first != null) {
            environment.observer().happened(occurrence(first.reason()), null, "");
        }
        return Optional.ofNullable(best);
    }

    private static boolean isNewer(Token one, Token other) {
        return one.ref().equals(other.ref()) && one.generation() > other.generation();
    }

    Opened open(Optional<Token> presented, OpenRequest.Touch touch, Patience patience) {
        return presented.map(token -> open(token, touch, patience)).orElse(Opened.NOTHING);
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
                ? opened(proof, ask(proof, null, known, touch, fence, patience), known)
                : opened(proof, answer, known);
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

    private Opened open(Token token, OpenRequest.Touch touch, Patience patience) {
        Snapshot known = environment.cache().find(token.ref());
        return opened(token, ask(token, token.credential(), known, touch, null, patience), known);
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

    private Opened opened(Token token, OpenAnswer answer, @Nullable Snapshot known) {
        if (answer instanceof OpenAnswer.Live live) {
            if (live.standing() == OpenAnswer.Standing.AHEAD
                    && environment.tokens().keysAreInStore()) {
                // Whoever reads the store could have signed it, and nothing else proves it.
                tell(Occurrence.TOKEN_FORGED, token);
                return Opened.NOTHING;
            }
            return new Opened(live(token, live, known), null);
        }
        if (answer instanceof OpenAnswer.Refused refused) {
            tell(occurrence(refused.refusal()), token);
            return refused.refusal() == OpenAnswer.Refusal.RENEWED ? new Opened(null, token) : Opened.NOTHING;
        }
        if (answer instanceof OpenAnswer.Ended ended) {
            tell(occurrence(ended.tombstone().reason()), token);
        } else if (answer instanceof OpenAnswer.Absent) {
            tell(Occurrence.TOKEN_OF_UNKNOWN, token);
        } else {
            tell(Occurrence.SESSION_UNREADABLE, token);
            if (environment.config().state().onUnreadable() == StateConfig.OnUnreadable.FAIL) {
                throw SessionMessages.unreadable(token.ref());
            }
        }
        return Opened.NOTHING;
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
                credential,
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

    private void tell(Occurrence what, Token token) {
        environment.observer().happened(what, token.ref(), "");
    }

    private static Occurrence occurrence(TokenReading.Reason reason) {
        return switch (reason) {
            case MALFORMED -> Occurrence.TOKEN_MALFORMED;
            case FORGED -> Occurrence.TOKEN_FORGED;
            case FOREIGN_KEY -> Occurrence.TOKEN_FOREIGN_KEY;
        };
    }

    private static Occurrence occurrence(OpenAnswer.Refusal refusal) {
        return switch (refusal) {
            case FORGED -> Occurrence.TOKEN_FORGED;
            case RENEWED -> Occurrence.TOKEN_RENEWED;
            case OUTDATED -> Occurrence.TOKEN_OUTDATED;
            case REPLAYED -> Occurrence.TOKEN_REPLAYED;
        };
    }

    private static Occurrence occurrence(LossReason reason) {
        return switch (reason) {
            case IDLE -> Occurrence.TOKEN_OF_IDLE;
            case ABSOLUTE -> Occurrence.TOKEN_OF_EXPIRED;
            default -> Occurrence.TOKEN_OF_ENDED;
        };
    }
}
