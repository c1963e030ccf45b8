package dev.holdfast.wiring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.HoldfastDeploymentException;
import org.junit.jupiter.api.Test;

class EarlyNamespaceTest {

    @Test
    void sessions_that_were_looked_for_under_another_name_stop_the_deployment_by_both_names() {
        assertThatThrownBy(() -> new Namespace("sales").hasToBe(new Namespace("sales.shop")))
                .isInstanceOf(HoldfastDeploymentException.class)
                .hasMessageContaining("HF0720")
                .hasMessageContaining("'sales'")
                .hasMessageContaining("'sales.shop'");
    }

    @Test
    void sessions_that_were_looked_for_under_the_wars_name_may_be_asked_for_at_any_time() {
        assertThatCode(() -> new Namespace("shop").hasToBe(new Namespace("shop")))
                .doesNotThrowAnyException();
    }
}
