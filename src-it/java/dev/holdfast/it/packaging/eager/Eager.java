package dev.holdfast.it.packaging.eager;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Has a request scope before the web application has started (Enterprise Beans 4.0, 4.8.1; CDI 4.0, 6.7.1). */
@Singleton
@Startup
public class Eager {

    @PostConstruct
    void begin() {}
}
