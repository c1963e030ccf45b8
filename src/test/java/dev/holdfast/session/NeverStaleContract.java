package dev.holdfast.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitId;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.session.store.OpenAnswer;
import dev.holdfast.session.store.OpenAnswer.Content;
import dev.holdfast.session.store.SessionStore;
import dev.holdfast.testkit.FaultyStore;
import dev.holdfast.testkit.Notes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every way in which what a node keeps of a session could be stale, over two nodes and one store: a request always sees what
 * the store holds.
 */
abstract class NeverStaleContract {

    private static final Map<String, String> FIRST = Map.of("a", "1", "b", "1");

    private FaultyStore store;
    private HeartNode node;
    private HeartNode other;
    private String token;
    private volatile @Nullable Content brought;

    /** A store that holds nothing: the one to begin with, or what there is after a flush or a failover. */
    abstract SessionStore emptyStore();

    @BeforeEach
    void both_nodes_have_seen_the_session() {
        store = new FaultyStore(emptyStore());
        node = new HeartNode(store);
        other = new HeartNode(store);
        token = node.create("a", "1", "b", "1");
        assertThat(read(other)).isEqualTo(FIRST);
        store.onOpened = answer -> brought = answer instanceof OpenAnswer.Live live ? live.content() : null;
        assertThat(read(node)).isEqualTo(FIRST);
        assertThat(brought).as("there is a cache to be stale").isInstanceOf(Content.Same.class);
    }

    @AfterEach
    void close() {
        node.close();
        other.close();
    }

    @Test
    void what_the_other_node_wrote_is_seen_and_is_all_that_comes() {
        put(other, "a", "2");
        assertThat(read(node)).isEqualTo(Map.of("a", "2", "b", "1"));
        assertThat(brought).isInstanceOfSatisfying(Content.Changed.class, changed -> assertThat(changed.fields())
                .containsOnlyKeys("a"));
        assertThat(read(node)).isEqualTo(Map.of("a", "2", "b", "1"));
        assertThat(brought).isInstanceOf(Content.Same.class);
    }

    @Test
    void a_field_that_the_other_node_removed_is_gone() {
        WorkingSession remover = other.request(token);
        Notes.of(remover).remove("a");
        remover.finish();
        assertThat(read(node)).isEqualTo(Map.of("b", "1"));
        put(other, "a", "back");
        assertThat(read(node)).isEqualTo(Map.of("a", "back", "b", "1"));
    }

    @Test
    void a_session_that_the_other_node_ended_is_over_and_is_not_kept() {
        WorkingSession end = other.request(token);
        end.end();
        end.finish();
        assertThat(read(node)).isEmpty();
        assertThat(seenBy(node)).isNull();
        assertThat(seenBy(other)).isNull();
    }

    @Test
    void a_session_that_the_other_node_renewed_is_seen_by_both_tokens() {
        WorkingSession renewal = other.request(token);
        renewal.renew();
        String renewed = HeartNode.sent(renewal);
        Notes.of(renewal).put("a", "2");
        renewal.finish();
        assertThat(read(node)).isEqualTo(Map.of("a", "2", "b", "1"));
        token = renewed;
        assertThat(read(node)).isEqualTo(Map.of("a", "2", "b", "1"));
        assertThat(brought).isInstanceOf(Content.Same.class);
    }

    @Test
    void a_session_that_was_lost_is_not_kept() {
        store.replaceBy(emptyStore());
        assertThat(read(node)).isEmpty();
        assertThat(seenBy(node)).isNull();
    }

    @Test
    void a_session_made_anew_under_its_name_after_a_flush_is_read_in_full() {
        CommitRequest creation = store.committed.get(0);
        store.replaceBy(emptyStore());
        store.commit(new CommitRequest(
                creation.ref(), id(), 0, new Changes(Map.of("a", text("anew")), Set.of()), creation.basis()));
        assertThat(read(node)).isEqualTo(Map.of("a", "anew"));
    }

    @Test
    void a_history_that_forked_is_read_in_full_though_it_is_as_long() {
        put(other, "a", "on the lost master");
        assertThat(read(node)).containsEntry("a", "on the lost master");
        promoteReplicaWith(1);
        put(other, "b", "on the new master");
        assertThat(read(node)).isEqualTo(Map.of("a", "1", "b", "on the new master"));
    }

    @Test
    void a_node_that_knows_the_common_past_of_a_fork_gets_what_came_after_it() {
        put(other, "a", "on the lost master");
        promoteReplicaWith(1);
        put(other, "b", "on the new master");
        assertThat(read(node)).isEqualTo(Map.of("a", "1", "b", "on the new master"));
    }

    @Test
    void a_request_that_began_before_the_fork_and_commits_after_it_leaves_no_mixture() {
        put(other, "a", "on the lost master");
        WorkingSession request = node.request(token);
        assertThat(Notes.of(request).get("a")).isEqualTo("on the lost master");
        promoteReplicaWith(1);
        Notes.of(request).put("b", "mine");
        request.finish();
        assertThat(read(node)).isEqualTo(Map.of("a", "1", "b", "mine"));
    }

    @Test
    void an_own_commit_between_two_foreign_ones_does_not_hide_them() {
        WorkingSession request = node.request(token);
        Notes.of(request).put("a", "mine");
        put(other, "b", "theirs");
        request.finish();
        assertThat(read(node)).as("after one").isEqualTo(Map.of("a", "mine", "b", "theirs"));

        WorkingSession second = node.request(token);
        Notes.of(second).put("a", "mine too");
        put(other, "b", "theirs too");
        second.finish();
        put(other, "c", "theirs as well");
        assertThat(read(node)).isEqualTo(Map.of("a", "mine too", "b", "theirs too", "c", "theirs as well"));
    }

    @Test
    void what_a_request_learned_in_a_conflict_does_not_hide_what_it_did_not_learn() {
        WorkingSession request = node.request(token);
        Notes.of(request).put("a", "mine");
        WorkingSession foreign = other.request(token);
        Notes.of(foreign).put("a", "theirs").put("b", "theirs");
        foreign.finish();
        request.commit();
        assertThat(read(node)).isEqualTo(Map.of("a", "mine", "b", "theirs"));
        Notes.of(request).put("c", "mine");
        request.finish();
        assertThat(read(node)).isEqualTo(Map.of("a", "mine", "b", "theirs", "c", "mine"));
    }

    @Test
    void what_one_request_learned_or_changed_is_not_seen_by_another_of_the_node_before_it_asks() {
        WorkingSession looking = node.request(token);
        assertThat(texts(looking)).isEqualTo(FIRST);
        WorkingSession request = node.request(token);
        Notes.of(request).put("a", "mine");
        put(other, "a", "theirs");
        request.finish();
        assertThat(texts(looking)).isEqualTo(FIRST);
    }

    @Test
    void an_own_commit_is_known_without_being_sent_back() {
        put(node, "a", "2");
        assertThat(read(node)).isEqualTo(Map.of("a", "2", "b", "1"));
        assertThat(brought).isInstanceOf(Content.Same.class);
    }

    @Test
    void a_commit_whose_answer_was_lost_is_seen() {
        store.plantedCommits.add(sent -> {
            store.commit(sent);
            throw new StoreUnavailableException("HF0000", "planted", null);
        });
        WorkingSession request = node.request(token);
        Notes.of(request).put("a", "2");
        assertThatThrownBy(request::commit).isInstanceOf(StoreUnavailableException.class);
        request.finish();
        assertThat(read(node)).isEqualTo(Map.of("a", "2", "b", "1"));
    }

    @Test
    void a_commit_that_was_sent_twice_with_a_foreign_one_in_between_does_not_hide_it() {
        store.plantedCommits.add(sent -> {
            store.commit(sent);
            put(other, "b", "theirs");
            return store.commit(sent);
        });
        put(node, "a", "2");
        assertThat(read(node)).isEqualTo(Map.of("a", "2", "b", "theirs"));
    }

    @Test
    void a_commit_that_came_too_late_and_is_sent_again_after_a_foreign_one_does_not_hide_it() {
        store.plantedCommits.add(sent -> {
            put(other, "b", "theirs");
            return new CommitAnswer.Late(sent.notAfter(), true);
        });
        put(node, "a", "2");
        assertThat(read(node)).isEqualTo(Map.of("a", "2", "b", "theirs"));
    }

    @Test
    void a_request_that_only_counted_as_use_has_seen_nothing() {
        put(other, "a", "2");
        node.request(token).finish();
        assertThat(read(node)).isEqualTo(Map.of("a", "2", "b", "1"));
    }

    @Test
    void without_the_cache_each_read_is_in_full() {
        try (HeartNode plain = new HeartNode(store, "cache.max-bytes", "0")) {
            assertThat(seenBy(plain)).isNull();
            assertThat(seenBy(plain)).isNull();
            put(other, "a", "2");
            assertThat(read(plain)).isEqualTo(Map.of("a", "2", "b", "1"));
            assertThat(brought).isInstanceOf(Content.Full.class);
        }
    }

    @Test
    void what_had_to_make_room_is_read_in_full() {
        try (HeartNode crowded = new HeartNode(store, "cache.max-bytes", "1")) {
            assertThat(read(crowded)).isEqualTo(FIRST);
            put(other, "a", "2");
            assertThat(seenBy(crowded)).isNull();
            assertThat(read(crowded)).isEqualTo(Map.of("a", "2", "b", "1"));
        }
    }

    /** A replica takes over that knows so many of the commits. */
    private void promoteReplicaWith(int commits) {
        List<CommitRequest> known = List.copyOf(store.committed.subList(0, commits));
        store.replaceBy(emptyStore());
        known.forEach(store::commit);
    }

    /** All that a request of this node reads. */
    private Map<String, String> read(HeartNode where) {
        WorkingSession request = where.request(token);
        try {
            return texts(request);
        } finally {
            request.finish();
        }
    }

    private void put(HeartNode where, String name, String text) {
        WorkingSession request = where.request(token);
        Notes.of(request).put(name, text);
        request.finish();
    }

    /** How far this node says to know when it opens the session. */
    private @Nullable CommitId seenBy(HeartNode where) {
        CommitId[] seen = new CommitId[1];
        store.onOpen = open -> seen[0] = open.seen();
        read(where);
        store.onOpen = open -> {};
        return seen[0];
    }

    private static Map<String, String> texts(WorkingSession request) {
        Map<String, String> texts = new TreeMap<>();
        request.fields().forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static CommitId id() {
        return CommitId.random(new SecureRandom());
    }
}
