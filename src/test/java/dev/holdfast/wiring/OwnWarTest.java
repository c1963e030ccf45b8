package dev.holdfast.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnWarTest {

    @Test
    void two_wars_of_an_ear_have_two_marks() {
        assertThat(OwnWar.markOf("/servers/one/tmp/store.ear/shop.war/WEB-INF/lib/holdfast.jar"))
                .isEqualTo("#shop.war");
        assertThat(OwnWar.markOf("/servers/one/tmp/store.ear/office.war/WEB-INF/lib/holdfast.jar"))
                .isEqualTo("#office.war");
    }

    @Test
    void a_mark_is_the_same_on_each_node_and_after_a_redeployment() {
        assertThat(OwnWar.markOf("/node2/content/shop-1.4.2.war/WEB-INF/classes/"))
                .isEqualTo(OwnWar.markOf("/node1/content/shop-1.4.1.war/WEB-INF/classes/"));
    }

    @Test
    void a_jar_in_no_war_has_none() {
        assertThat(OwnWar.markOf("/servers/one/store.ear/lib/holdfast.jar")).isEmpty();
        assertThat(OwnWar.beanId("name")).isEqualTo("name");
    }
}
