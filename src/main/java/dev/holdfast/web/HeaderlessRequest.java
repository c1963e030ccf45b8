package dev.holdfast.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** A request without one of its headers: as {@link TokenlessRequest}, for the header that carries the token. */
final class HeaderlessRequest extends HttpServletRequestWrapper {

    private static final int NONE = -1;

    private final String hidden;

    HeaderlessRequest(HttpServletRequest request, String hidden) {
        super(request);
        this.hidden = hidden;
    }

    private boolean isHidden(String name) {
        return hidden.equalsIgnoreCase(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public @Nullable Enumeration<String> getHeaderNames() {
        Enumeration<String> names = super.getHeaderNames();
        return names == null
                ? null
                : Collections.enumeration(Collections.list(names).stream()
                        .filter(name -> !isHidden(name))
                        .toList());
    }

    @Override
    public int getIntHeader(String name) {
        return isHidden(name) ? NONE : super.getIntHeader(name);
    }

    @Override
    public long getDateHeader(String name) {
        return isHidden(name) ? NONE : super.getDateHeader(name);
    }
}
