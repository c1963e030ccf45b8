package dev.holdfast.it.signin.pages;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

@Stateless
public class Vault {

    @Resource
    private SessionContext context;

    @RolesAllowed("customer")
    public String opened() {
        return context.getCallerPrincipal().getName();
    }

    @RolesAllowed("clerk")
    public String counted() {
        return context.getCallerPrincipal().getName();
    }
}
