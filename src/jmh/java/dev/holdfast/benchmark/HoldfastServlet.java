package dev.holdfast.benchmark;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The texts in a distributed bean. */
final class HoldfastServlet extends TenServlet {

    private static final long serialVersionUID = 1L;

    private final transient Ten ten;

    HoldfastServlet(Ten ten) {
        this.ten = ten;
    }

    @Override
    void fill(HttpServletRequest request, HttpServletResponse response, int size) {
        ten.fill(size);
    }

    @Override
    long read(HttpServletRequest request) {
        return ten.total();
    }

    @Override
    void change(HttpServletRequest request) {
        ten.change();
    }
}
