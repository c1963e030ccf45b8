package dev.holdfast.session.token;

import static dev.holdfast.session.token.TokenFixture.RANDOM;
import static dev.holdfast.session.token.TokenFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SecretTest {

    private final byte[] keyBytes = key();
    private final SigningKey key = SigningKey.of(keyBytes);
    private final Secret secret = Secret.random(RANDOM);

    @Test
    void every_node_that_holds_the_key_derives_the_same_next_secret() {
        Token here = new Token(key, dev.holdfast.session.store.SessionRef.random(RANDOM), 3, 1, secret);
        Token there = new Token(SigningKey.of(keyBytes), here.ref(), 3, 1, Secret.of(secret.toBytes()));
        assertThat(here.next(10)).isEqualTo(there.next(10));
        assertThat(here.next(10).credential()).isEqualTo(there.next(99).credential());
        assertThat(here.next(10).generation()).isEqualTo(4);
    }

    @Test
    void the_next_secret_depends_on_key_generation_and_secret() {
        assertThat(secret.next(key, 1))
                .isNotEqualTo(secret)
                .isNotEqualTo(secret.next(key, 2))
                .isNotEqualTo(secret.next(SigningKey.of(key()), 1))
                .isNotEqualTo(Secret.random(RANDOM).next(key, 1));
    }

    @Test
    void the_store_sees_half_a_sha_256_only() {
        Secret zeros = Secret.of(new byte[16]);
        byte[] sha256 = Digests.sha256(new byte[16]);
        assertThat(zeros.hash().toBytes()).isEqualTo(Arrays.copyOf(sha256, 16));
        assertThat(sha256).startsWith(0x37, 0x47, 0x08, 0xff); // sha256sum of 16 zero bytes
    }

    @Test
    void secrets_are_not_made_twice() {
        assertThat(Secret.random(RANDOM)).isNotEqualTo(Secret.random(RANDOM));
    }
}
