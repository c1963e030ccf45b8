package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.token.ConfiguredKeys;
import dev.holdfast.session.token.Token;
import dev.holdfast.session.token.TokenReading;
import dev.holdfast.session.token.TokenSigner;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A token of a later secret than the stored one: the store has lost a renewal, or somebody signs what was never issued. */
class RolledBackStoreTest extends HeartTest {

    private static final byte[] KEY = new byte[32];

    @Test
    void whoever_reads_the_store_cannot_open_a_session_by_a_token_signed_with_its_key() {
        String token = node.create("a", "1");
        List<byte[]> dumped = new ArrayList<>(store.keys(Map.of(), null).values());

        String forged = laterThan(token, dumped);

        assertThat(stored(forged, "a")).isNull();
        assertThat(other.told()).containsExactly("TOKEN_FORGED");
        assertThat(stored(token, "a")).isEqualTo("1");
    }

    @Test
    void with_keys_of_the_configuration_a_lost_renewal_signs_nobody_out() {
        try (HeartNode keyed =
                new HeartNode(store, "token.keys", Base64.getEncoder().encodeToString(KEY))) {
            String token = keyed.create("a", "1");

            WorkingSession request = keyed.request(laterThan(token, List.of(KEY)));

            assertThat(notes(request).get("a")).isEqualTo("1");
            request.finish();
        }
    }

    private static String laterThan(String token, List<byte[]> keys) {
        TokenSigner signer = new TokenSigner(new ConfiguredKeys(keys), "shop");
        Token known = ((TokenReading.Verified) signer.read(token)).token();
        return signer.write(known.next(known.issued() + 1));
    }
}
