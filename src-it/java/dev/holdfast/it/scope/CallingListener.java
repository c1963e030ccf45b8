package dev.holdfast.it.scope;

import jakarta.inject.Inject;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;

/** Calls the bean before any filter runs. */
@WebListener
public class CallingListener implements ServletRequestListener {

    @Inject
    private Trail trail;

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        if ("listener".equals(((HttpServletRequest) event.getServletRequest()).getQueryString())) {
            trail.step("listener");
        }
    }
}
