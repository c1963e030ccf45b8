package dev.holdfast.it.lifetime;

import jakarta.enterprise.context.RequestScoped;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Sees one guest off, with the request scope, the names and the class loader of the application. */
@RequestScoped
public class Usher {

    private String seen = "";

    void sees(String name) {
        seen += name + " of " + module();
    }

    String seen() {
        return seen;
    }

    private static String module() {
        try {
            Class.forName(Usher.class.getName(), false, Thread.currentThread().getContextClassLoader());
            return InitialContext.doLookup("java:comp/env/application");
        } catch (NamingException | ClassNotFoundException foreign) {
            return foreign.toString();
        }
    }
}
