package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.HoldfastException;
import dev.holdfast.UnreadableStateException;
import dev.holdfast.session.store.SessionRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionMessagesTest {

    private static final SessionRef REF = SessionRef.of(new byte[SessionRef.BYTES]);

    private final List<HoldfastException> aboutASession = List.of(
            SessionMessages.renewalAfterFirstByte(REF),
            SessionMessages.lost(REF),
            SessionMessages.outdated(REF),
            SessionMessages.fieldTooLarge(REF, "cart", 2, 1),
            SessionMessages.sessionTooLarge(REF, 2, 1, "cart (2 bytes)"),
            SessionMessages.unreadable(REF),
            SessionMessages.conflict(REF, "cart"),
            SessionMessages.lockLost(REF),
            SessionMessages.queueTooLong(REF, null));

    @Test
    void every_error_begins_with_a_code_of_its_own() {
        assertThat(aboutASession)
                .extracting(HoldfastException::code)
                .containsExactly(
                        "HF0402", "HF0403", "HF0404", "HF0405", "HF0406", "HF0407", "HF0412", "HF0413", "HF0414");
        assertThat(SessionMessages.noTimeLeft().code()).isEqualTo("HF0408");
        assertThat(SessionMessages.firstWriteAfterFirstByte().code()).isEqualTo("HF0401");
        assertThat(SessionMessages.unreadableField("cart", new UnreadableStateException("HF0000", "x", null))
                        .code())
                .isEqualTo("HF0410");
        assertThat(SessionMessages.finished()).hasMessageStartingWith("HF0409: ");
    }

    @Test
    void every_error_of_a_session_names_it() {
        assertThat(aboutASession)
                .allSatisfy(error -> assertThat(error).hasMessageContaining("ession AAAAAAAAAAAAAAAAAAAAAA"));
    }
}
