package dev.holdfast.session.token;

import dev.holdfast.session.store.SessionRef;
import java.nio.ByteBuffer;

/**
 * Writes tokens and reads them back: 84 characters of base64url (RFC 4648) over format, key id, ref, generation, time of
 * issue, secret, and an HMAC-SHA-256 over namespace and all of these, of which the first 16 bytes are sent. Thread-safe.
 */
public final class TokenSigner {

    private static final int TIME_BYTES = 6;
    private static final int BODY_BYTES = SessionRef.BYTES + Integer.BYTES + TIME_BYTES + Secret.BYTES;

    private final KeyRing keys;
    private final String namespace;
    private final Seal seal;

    /**
     * A signer for one namespace.
     *
     * @param keys that sign and verify
     * @param namespace for which a token is good
     */
    public TokenSigner(KeyRing keys, String namespace) {
        this.keys = keys;
        this.namespace = namespace;
        this.seal = new Seal(keys, namespace + '\0', BODY_BYTES);
    }

    /**
     * The key for new sessions' tokens.
     *
     * @return the ring's signing key
     */
    public SigningKey signingKey() {
        return keys.signing();
    }

    /**
     * Whether whoever reads the store can sign tokens.
     *
     * @return true where the nodes agree on their keys through the store
     */
    public boolean keysAreInStore() {
        return keys.isInStore();
    }

    /**
     * A signer of remembered logins' tokens, by the same keys and for the same namespace.
     *
     * @return always an equal one
     */
    public LoginTokenSigner forLogins() {
        return new LoginTokenSigner(keys, namespace);
    }

    /**
     * The text of a token.
     *
     * @param token to be sent to the client
     * @return letters, digits, hyphens and underscores
     */
    public String write(Token token) {
        return seal.close(
                token.key(),
                ByteBuffer.allocate(BODY_BYTES)
                        .put(token.ref().toBytes())
                        .putInt(token.generation())
                        .putShort((short) (token.issued() >>> Integer.SIZE))
                        .putInt((int) token.issued())
                        .put(token.secret().toBytes())
                        .array());
    }

    /**
     * Reads what a client presented; asks no store but for keys it does not know.
     *
     * @param text anything at all
     * @return the token, or why it is none; never an exception for bad input
     */
    public TokenReading read(String text) {
        Seal.Opened opened = seal.open(text);
        return opened instanceof Seal.Intact intact
                ? issued(parse(intact.key(), intact.body()))
                : new TokenReading.Rejected(((Seal.Broken) opened).reason());
    }

    /** Generations count from 1. Whoever reads the store may sign others, which stand for something else within this JVM. */
    private static TokenReading issued(Token token) {
        return token.generation() < 1 || token.isTrusted()
                ? new TokenReading.Rejected(TokenReading.Reason.FORGED)
                : new TokenReading.Verified(token);
    }

    private static Token parse(SigningKey key, ByteBuffer body) {
        byte[] ref = new byte[SessionRef.BYTES];
        body.get(ref);
        int generation = body.getInt();
        long issued = Short.toUnsignedLong(body.getShort()) << Integer.SIZE | Integer.toUnsignedLong(body.getInt());
        return new Token(key, SessionRef.of(ref), generation, issued, Secret.in(body));
    }
}
