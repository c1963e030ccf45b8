package dev.holdfast.session.token;

import dev.holdfast.session.store.UserId;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Writes the tokens of remembered logins and reads them back: 98 characters of base64url (RFC 4648) over format, key id, user,
 * series, generation, secret, and an HMAC-SHA-256 over namespace, purpose and all of these, of which the first 16 bytes are sent. By
 * the purpose no session's token is one, nor the other way round. Thread-safe.
 */
public final class LoginTokenSigner {

    private static final int BODY_BYTES = UserId.BYTES + Secret.BYTES + Integer.BYTES + Secret.BYTES;

    private final KeyRing keys;
    private final Seal seal;

    LoginTokenSigner(KeyRing keys, String namespace) {
        this.keys = keys;
        this.seal = new Seal(keys, namespace + "\0remembered\0", BODY_BYTES);
    }

    /**
     * The key for new tokens.
     *
     * @return the ring's signing key
     */
    public SigningKey signingKey() {
        return keys.signing();
    }

    /**
     * The text of a token.
     *
     * @param token to be sent to the client
     * @return letters, digits, hyphens and underscores
     */
    public String write(LoginToken token) {
        return seal.close(
                token.key(),
                ByteBuffer.allocate(BODY_BYTES)
                        .put(token.user().toBytes())
                        .put(token.series().toBytes())
                        .putInt(token.generation())
                        .put(token.secret().toBytes())
                        .array());
    }

    /**
     * Reads what a client presented; asks no store but for keys it does not know.
     *
     * @param text anything at all
     * @return the token; empty where no known key has signed it as such, never an exception for bad input
     */
    public Optional<LoginToken> read(String text) {
        return seal.open(text) instanceof Seal.Intact intact
                ? Optional.of(parse(intact.key(), intact.body()))
                : Optional.empty();
    }

    private static LoginToken parse(SigningKey key, ByteBuffer body) {
        byte[] user = new byte[UserId.BYTES];
        body.get(user);
        Secret series = Secret.in(body);
        return new LoginToken(key, UserId.of(user), series, body.getInt(), Secret.in(body));
    }
}
