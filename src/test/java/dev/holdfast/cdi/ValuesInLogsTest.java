package dev.holdfast.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.HoldfastException;
import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoredAs;
import dev.holdfast.testkit.CapturedLog;
import dev.holdfast.testkit.Node;
import dev.holdfast.testkit.secrecy.Secrets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is said of a value, it is not the value. What else is logged, exceptions included, is searched for it at the run's end. */
class ValuesInLogsTest {

    @StoredAs("diary")
    @SessionScopedDistributed
    static class Diary {
        private String text = "";

        void write(String words) {
            text = words;
        }
    }

    /** Another version, which takes the text for a number. */
    @StoredAs("diary")
    @SessionScopedDistributed
    static class Numbers {
        private int text;

        int number() {
            return text;
        }
    }

    private final CapturedLog log = new CapturedLog("dev.holdfast");
    private final TwoNodes nodes = TwoNodes.with(
            Map.of("holdfast.state.field-warn-bytes", "20", "holdfast.state.field-max-bytes", "1000"),
            List.of(Diary.class),
            List.of(Numbers.class));
    private final Node.Visitor visitor = new Node.Visitor();

    @AfterEach
    void close() {
        nodes.close();
        log.close();
        assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(Secrets.VALUE));
    }

    @Test
    void a_large_value() {
        write(Secrets.VALUE);
        assertThat(log.lines()).anyMatch(line -> line.contains("size-warned"));
        assertThatThrownBy(() -> write(Secrets.VALUE.repeat(100)))
                .isInstanceOf(HoldfastException.class)
                .hasMessageNotContaining(Secrets.VALUE);
    }

    @Test
    void one_that_cannot_be_read() {
        write(Secrets.VALUE);
        assertThat(nodes.two()
                        .<Integer>request(
                                visitor, () -> nodes.two().bean(Numbers.class).number()))
                .isZero();
        assertThat(log.lines()).anyMatch(line -> line.contains("field-unreadable"));
    }

    @Test
    void one_that_cannot_be_stored() {
        nodes.store().isDown = true;
        assertThatThrownBy(() -> write(Secrets.VALUE))
                .isInstanceOf(HoldfastException.class)
                .hasMessageNotContaining(Secrets.VALUE);
        nodes.store().isDown = false;
        write(Secrets.VALUE);
    }

    private void write(String words) {
        nodes.one().request(visitor, () -> nodes.one().bean(Diary.class).write(words));
    }
}
