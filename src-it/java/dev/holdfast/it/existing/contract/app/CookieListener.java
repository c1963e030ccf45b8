package dev.holdfast.it.existing.contract.app;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;

/** Says by code what becomes of sessions and their cookie, where web.xml's {@code cookie-by-code} wants it. */
@WebListener
public class CookieListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (event.getServletContext().getInitParameter("cookie-by-code") != null) {
            event.getServletContext().setSessionTimeout(9);
            configure(event.getServletContext().getSessionCookieConfig());
        }
    }

    private static void configure(SessionCookieConfig cookie) {
        cookie.setName("BASKET");
        cookie.setPath("/somewhere");
        cookie.setDomain("shop.example");
        cookie.setHttpOnly(false);
        cookie.setSecure(true);
        cookie.setMaxAge(3600);
        cookie.setAttribute("SameSite", "Strict");
    }
}
