package dev.holdfast.it.existing.beans;

import jakarta.ejb.Stateful;
import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

@Stateful
@SessionScoped
public class Clerk implements Serializable {

    private static final long serialVersionUID = 1L;

    private int served;

    public int serve() {
        return ++served;
    }
}
