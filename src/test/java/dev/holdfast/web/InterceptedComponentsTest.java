package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.HoldfastDeploymentException;
import dev.holdfast.interceptor.EndsSession;
import dev.holdfast.interceptor.RequiresSession;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A guard where no interceptor stands would let everybody in. */
class InterceptedComponentsTest {

    static class OnMethod extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        @EndsSession
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
    }

    @RequiresSession
    static class OnFilter implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) {}
    }

    @RequiresSession
    static class Bean {}

    static class Free extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void a_servlet_or_filter_that_carries_one_stops_the_deployment() {
        assertThatThrownBy(() ->
                        InterceptedComponents.refuse(Set.of(Bean.class, OnMethod.class, Free.class, OnFilter.class)))
                .isInstanceOf(HoldfastDeploymentException.class)
                .hasMessageStartingWith("HF0631")
                .hasMessageContaining(OnFilter.class.getName() + ", " + OnMethod.class.getName())
                .hasMessageNotContaining(Bean.class.getName());
    }

    @Test
    void beans_and_other_servlets_do_not() {
        assertThatCode(() -> InterceptedComponents.refuse(Set.of(Bean.class, Free.class)))
                .doesNotThrowAnyException();
    }
}
