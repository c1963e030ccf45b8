package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testkit.Rules;
import dev.holdfast.testkit.Rules.Shape;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which bytes come of a merge: none are made where one side has those that mean the same, in whatever order. */
class FieldMergeTest {

    private static final FieldCodec SET = Rules.of(Shape.SET).codec();

    private static byte[] set(String... members) {
        return SET.encode(new LinkedHashSet<>(List.of(members)));
    }

    private static FieldMerge merged(byte[] base, byte[] mine, byte[] theirs) {
        return FieldMerge.of(SET, base, mine, theirs).orElseThrow();
    }

    @Test
    void what_means_the_same_as_mine_is_mine_as_it_is() {
        byte[] mine = set("m", "t", "a");
        assertThat(merged(set("a"), mine, set("a", "t")).form()).isSameAs(mine);
    }

    @Test
    void what_means_the_same_as_theirs_is_theirs_as_it_is() {
        byte[] theirs = set("t", "m", "a");
        assertThat(merged(set("a"), set("a", "m"), theirs).form()).isSameAs(theirs);
        byte[] both = set("a", "b");
        assertThat(merged(set("a"), set("b", "a"), both).form()).isSameAs(both);
    }

    @Test
    void what_one_codec_cannot_read_is_not_merged() {
        assertThat(FieldMerge.of(SET, set("a"), set("b"), new byte[] {'J', '1'}))
                .isEmpty();
    }
}
