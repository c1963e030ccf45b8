package dev.holdfast.session.token;

import static dev.holdfast.session.token.TokenFixture.key;
import static dev.holdfast.session.token.TokenFixture.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.store.SessionRef;
import dev.holdfast.session.token.TokenReading.Reason;
import dev.holdfast.session.token.TokenReading.Rejected;
import dev.holdfast.session.token.TokenReading.Verified;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSignerTest {

    private final ConfiguredKeys keys = new ConfiguredKeys(List.of(key()));
    private final TokenSigner signer = new TokenSigner(keys, "shop");
    private final Token token = token(keys.signing());

    @Test
    void a_token_is_84_characters_that_need_no_quoting() {
        assertThat(signer.write(token)).matches("[A-Za-z0-9_-]{84}");
    }

    @Test
    void a_token_comes_back_equal() {
        assertThat(signer.read(signer.write(token))).isEqualTo(new Verified(token));
    }

    @Test
    void the_largest_numbers_come_back_equal() {
        Token largest =
                new Token(token.key(), token.ref(), Integer.MAX_VALUE - 1, 0xFFFF_FFFF_FFFFL, Secret.of(new byte[16]));
        assertThat(signer.read(signer.write(largest))).isEqualTo(new Verified(largest));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 0, -1, Integer.MIN_VALUE})
    void a_generation_that_no_session_has_is_forged_however_well_it_is_signed(int generation) {
        Token forged = new Token(token.key(), token.ref(), generation, token.issued(), Secret.of(new byte[16]));
        assertThat(signer.read(signer.write(forged))).isEqualTo(new Rejected(Reason.FORGED));
    }

    @Test
    void every_single_bit_counts() {
        byte[] bytes = Base64.getUrlDecoder().decode(signer.write(token));
        Set<Reason> reasons = new HashSet<>();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            TokenReading reading =
                    signer.read(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Reason expected = bit / 8 == 0 ? Reason.MALFORMED : bit / 8 <= 4 ? Reason.FOREIGN_KEY : Reason.FORGED;
            assertThat(reading).as("bit %d", bit).isEqualTo(new Rejected(expected));
            reasons.add(expected);
        }
        assertThat(reasons).containsExactlyInAnyOrder(Reason.values());
    }

    @Test
    void a_token_of_another_namespace_is_forged() {
        assertThat(new TokenSigner(keys, "shop2").read(signer.write(token))).isEqualTo(new Rejected(Reason.FORGED));
        assertThat(new TokenSigner(keys, "").read(signer.write(token))).isEqualTo(new Rejected(Reason.FORGED));
    }

    @Test
    void a_token_cut_short_or_made_longer_anywhere_is_malformed() {
        String text = signer.write(token);
        for (int length = 0; length < text.length(); length++) {
            assertThat(signer.read(text.substring(0, length))).isEqualTo(new Rejected(Reason.MALFORMED));
        }
        assertThat(signer.read(text + "A")).isEqualTo(new Rejected(Reason.MALFORMED));
        assertThat(signer.read(text + "=")).isEqualTo(new Rejected(Reason.MALFORMED));
        assertThat(signer.read("A".repeat(1_000_000))).isEqualTo(new Rejected(Reason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "\u0000", "\uD83D\uDE00", "\uD800", "+", "/", "=", " ", "\n", "%"})
    void characters_that_no_token_has_are_malformed_wherever_they_stand(String odd) {
        String text = signer.write(token);
        for (int at : List.of(0, 1, 41, 84 - odd.length())) {
            String bad = text.substring(0, at) + odd + text.substring(at + odd.length());
            assertThat(signer.read(bad)).isEqualTo(new Rejected(Reason.MALFORMED));
        }
        assertThat(signer.read(odd.repeat(84 / odd.length()))).isEqualTo(new Rejected(Reason.MALFORMED));
    }

    @Test
    void the_first_key_signs_and_all_verify() {
        byte[] old = key();
        byte[] fresh = key();
        TokenSigner before = new TokenSigner(new ConfiguredKeys(List.of(old)), "shop");
        TokenSigner after = new TokenSigner(new ConfiguredKeys(List.of(fresh, old)), "shop");
        Token issuedBefore = token(before.signingKey());
        assertThat(after.read(before.write(issuedBefore))).isEqualTo(new Verified(issuedBefore));
        assertThat(after.signingKey()).isEqualTo(SigningKey.of(fresh));
        assertThat(before.read(after.write(token(after.signingKey())))).isEqualTo(new Rejected(Reason.FOREIGN_KEY));
    }

    @Test
    void what_a_key_is_named_by_does_not_follow_from_changes_to_the_configured_bytes() {
        byte[] bytes = key();
        SigningKey key = SigningKey.of(bytes);
        String id = key.id();
        bytes[0]++;
        assertThat(key).isNotEqualTo(SigningKey.of(bytes));
        assertThat(key.id()).isEqualTo(id).matches("[0-9a-f]{8}");
    }

    @Test
    void no_text_tells_a_key_a_secret_or_a_token() {
        byte[] secretBytes = new byte[16];
        secretBytes[0] = 42;
        Secret secret = Secret.of(secretBytes);
        Token told = new Token(keys.signing(), SessionRef.of(new byte[16]), 1, 2, secret);
        assertThat(new Verified(told)).hasToString("Verified[token=Token[AAAAAAAAAAAAAAAAAAAAAA, generation 1]]");
        assertThat(secret).hasToString("Secret[…]");
        assertThat(told.credential()).hasToString("Credential[generation=1, secret=SecretHash[…]]");
        assertThat(keys.signing()).hasToString("SigningKey[" + keys.signing().id() + "]");
    }
}
