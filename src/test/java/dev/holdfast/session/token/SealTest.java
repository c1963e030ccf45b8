package dev.holdfast.session.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final int BODY = 5;

    private final KeyRing keys = new ConfiguredKeys(List.of(new byte[32]));
    private final Seal seal = new Seal(keys, "shop\0", BODY);

    @Test
    void what_is_sealed_is_found_again() {
        Seal.Opened opened = seal.open(seal.close(keys.signing(), "hello".getBytes()));

        assertThat(opened).isInstanceOfSatisfying(Seal.Intact.class, intact -> {
            byte[] body = new byte[BODY];
            intact.body().get(body);
            assertThat(body).asString().isEqualTo("hello");
            assertThat(intact.key()).isEqualTo(keys.signing());
        });
    }

    @Test
    void it_is_good_for_no_other_purpose() {
        String text = seal.close(keys.signing(), "hello".getBytes());

        assertThat(new Seal(keys, "shop\0remembered\0", BODY).open(text))
                .isEqualTo(new Seal.Broken(TokenReading.Reason.FORGED));
    }
}
