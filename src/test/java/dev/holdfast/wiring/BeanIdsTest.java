package dev.holdfast.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BeanIdsTest {

    @Test
    void two_wars_of_an_ear_have_two_marks() {
        assertThat(BeanIds.markOf("shop.war")).isEqualTo("#shop.war");
        assertThat(BeanIds.markOf("office.war")).isEqualTo("#office.war");
    }

    @Test
    void a_mark_is_the_same_after_a_redeployment() {
        assertThat(BeanIds.markOf("shop-1.4.2.war")).isEqualTo(BeanIds.markOf("shop-1.4.1.war"));
    }

    @Test
    void a_jar_in_no_war_has_none() {
        assertThat(BeanIds.markOf("")).isEmpty();
        assertThat(BeanIds.of("name")).isEqualTo("name");
    }
}
