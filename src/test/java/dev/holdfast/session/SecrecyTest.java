package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What ends up in a log by accident opens no session. */
class SecrecyTest extends HeartTest {

    @Test
    void an_instruction_hides_its_token() {
        String token = node.create("a", "1");
        assertThat(new TokenInstruction.Send(token)).hasToString("Send[…]");
    }

    @Test
    void what_all_sessions_share_hides_keys_and_passwords() {
        String key = Base64.getEncoder().encodeToString("a key of at least thirty-two bytes".getBytes());
        try (HeartNode configured = new HeartNode(
                store, "token.keys", key, "redis.addresses", "localhost:6379", "redis.password", "hunter2hunter2")) {
            assertThat(configured.sessions().environment().config().redis().password())
                    .contains("hunter2hunter2");
            assertThat(configured.sessions().environment().toString())
                    .contains("TokenConfig[keys=1")
                    .doesNotContain("hunter2", key);
        }
    }
}
