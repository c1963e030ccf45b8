package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleStartTest {

    private final List<String> done = new ArrayList<>();

    @Test
    void work_waits_for_the_wars_start_and_is_done_once_in_its_order() {
        ModuleStart start = new ModuleStart(true);
        start.await(() -> done.add("first"));
        start.await(() -> done.add("second"));
        assertThat(done).isEmpty();

        start.happens();
        start.happens();

        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void work_that_comes_after_the_start_is_done_at_once() {
        ModuleStart start = new ModuleStart(true);
        start.happens();

        start.await(() -> done.add("late"));

        assertThat(done).containsExactly("late");
    }

    @Test
    void where_no_war_is_to_start_nothing_waits() {
        new ModuleStart(false).await(() -> done.add("at once"));
        ModuleStart.then(() -> done.add("here, too"));

        assertThat(done).containsExactly("at once", "here, too");
    }
}
