package dev.holdfast.testkit;

import static dev.holdfast.testkit.SessionDriver.id;
import static dev.holdfast.testkit.SessionDriver.removals;
import static dev.holdfast.testkit.SessionDriver.sets;
import static dev.holdfast.testkit.SessionDriver.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.OpenAnswer.Content;
import dev.holdfast.session.store.OpenAnswer.Live;
import dev.holdfast.session.store.OpenRequest.Reading;
import dev.holdfast.session.store.OpenRequest.Touch;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract: a read brings what the reader has not seen. */
public interface ReadingContract extends StoreFixture {

    @Test
    default void a_reader_who_has_seen_the_newest_commit_gets_nothing() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        assertThat(session.liveSince(first).content()).isInstanceOf(Content.Same.class);
    }

    @Test
    default void a_reader_gets_only_the_fields_changed_since() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1", "b", "2", "c", "3");
        CommitId second = session.commitDone(first, sets("b", "22"));
        CommitId third = session.commitDone(second, sets("c", "33"));
        Live live = session.liveSince(first);
        assertThat(live.newest()).isEqualTo(third);
        assertThat(changed(live)).isEqualTo(Map.of("b", "22", "c", "33"));
        assertThat(changed(session.liveSince(second))).isEqualTo(Map.of("c", "33"));
    }

    @Test
    default void a_removed_field_is_told_as_null() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1", "b", "2");
        CommitId second = session.commitDone(first, removals("a"));
        session.commitDone(second, sets("b", "22"));
        Map<String, String> expected = new HashMap<>();
        expected.put("a", null);
        expected.put("b", "22");
        assertThat(changed(session.liveSince(first))).isEqualTo(expected);
    }

    @Test
    default void a_commit_without_changes_is_news_without_fields() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        session.commitDone(first, sets());
        assertThat(changed(session.liveSince(first))).isEmpty();
    }

    @Test
    default void a_reader_whose_commit_nobody_knows_gets_all() {
        SessionDriver session = session();
        session.create("a", "1");
        Content content = session.liveSince(id()).content();
        assertThat(content).isInstanceOf(Content.Full.class);
    }

    @Test
    default void a_reader_too_far_behind_gets_all() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        CommitId seen = first;
        for (int i = 0; i < 40; i++) {
            seen = session.commitDone(seen, sets("field-" + i, "x"));
        }
        assertThat(session.liveSince(first).content()).isInstanceOf(Content.Full.class);
        assertThat(session.fields()).hasSize(41);
    }

    @Test
    default void the_log_keeps_as_many_commits_as_512_bytes_hold() {
        SessionDriver session = session();
        CommitId first = session.create();
        // Each entry takes 10 bytes and the name: 10 + (10 + 17) + 19 × (10 + 15) = 512. One more pushes the first one
        // out.
        CommitId seen = session.commitDone(first, sets("seventeen-bytes-!", "x"));
        for (int i = 0; i < 19; i++) {
            seen = session.commitDone(seen, sets("fifteen-bytes" + (char) ('a' + i) + "!", "x"));
        }
        assertThat(session.liveSince(first).content()).isInstanceOf(Content.Changed.class);
        session.commitDone(seen, sets());
        assertThat(session.liveSince(first).content()).isInstanceOf(Content.Full.class);
    }

    @Test
    default void a_commit_of_too_many_names_makes_older_readers_read_all() {
        SessionDriver session = session();
        CommitId first = session.create("a", "1");
        // Names and separators: 256 bytes are listed, 257 are not.
        session.commitDone(first, sets("x".repeat(255), "1"));
        assertThat(session.liveSince(first).content()).isInstanceOf(Content.Changed.class);

        SessionDriver wide = session();
        CommitId created = wide.create("a", "1");
        CommitId second = wide.commitDone(created, sets("x".repeat(256), "1"));
        assertThat(wide.liveSince(created).content()).isInstanceOf(Content.Full.class);
        assertThat(wide.liveSince(second).content()).isInstanceOf(Content.Same.class);
        wide.commitDone(second, sets("b", "2"));
        assertThat(changed(wide.liveSince(second))).isEqualTo(Map.of("b", "2"));
    }

    @Test
    default void a_change_of_a_name_that_cannot_be_listed_is_never_missed() {
        SessionDriver session = session();
        CommitId first = session.create("", "0", "with\0nul", "0");
        CommitId second = session.commitDone(first, sets("", "1"));
        assertThat(session.liveSince(first).content()).isInstanceOf(Content.Full.class);
        session.commitDone(second, sets("with\0nul", "1"));
        assertThat(session.liveSince(second).content()).isInstanceOf(Content.Full.class);
    }

    @Test
    default void a_read_of_the_times_brings_no_fields() {
        SessionDriver session = session();
        session.create("a", "1");
        Live live = (Live) session.open(null, null, Touch.PASSIVE, null, Reading.TIMES);
        assertThat(live.content()).isInstanceOf(Content.Same.class);
    }

    @Test
    default void bytes_handed_out_or_in_are_copies() {
        SessionDriver session = session();
        byte[] value = SessionDriver.bytes("before");
        CommitId first = session.create();
        session.commitDone(first, new Changes(Map.of("a", value), Set.of()));
        value[0] = 'X';
        ((Content.Full) session.live().content()).fields().get("a")[0] = 'Y';
        assertThat(session.fields()).isEqualTo(Map.of("a", "before"));
    }

    private static Map<String, String> changed(Live live) {
        return texts(((Content.Changed) live.content()).fields());
    }
}
