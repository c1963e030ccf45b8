package dev.holdfast.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnArchiveTest {

    @ParameterizedTest
    @CsvSource({
        "file:/srv/apps/shop.war/WEB-INF/lib/holdfast.jar, shop.war",
        "file:/srv/apps/expanded/all.ear/admin.war/WEB-INF/lib/holdfast.jar, admin.war",
        "wsjar:file:/tmp/war.war-7/all.ear!/shop.war!/WEB-INF/lib/holdfast.jar!/, shop.war",
        "file:/srv/apps/all.ear/lib/holdfast.jar, dev.holdfast",
        "null, dev.holdfast"
    })
    void an_archive_goes_by_its_own_name_wherever_its_node_has_it(String place, String name) {
        assertThat(OwnArchive.nameIn(place)).isEqualTo(name);
    }

    @Test
    void outside_of_any_it_is_holdfasts() {
        assertThat(OwnArchive.name()).isEqualTo("dev.holdfast");
    }
}
