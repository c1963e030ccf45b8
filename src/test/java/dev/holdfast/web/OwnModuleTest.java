package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnModuleTest {

    @Test
    void the_archive_is_the_one_in_whose_library_or_classes_the_place_is() {
        assertThat(OwnModule.archiveIn("/servers/one/store.ear/shop.war/WEB-INF/lib/holdfast.jar"))
                .contains("shop.war");
        assertThat(OwnModule.archiveIn("/node2/content/shop-1.4.2.war/WEB-INF/classes/"))
                .contains("shop-1.4.2.war");
    }

    @Test
    void a_jar_in_an_ears_library_is_in_none() {
        assertThat(OwnModule.archiveIn("/servers/one/store.ear/lib/holdfast.jar"))
                .isEmpty();
    }
}
