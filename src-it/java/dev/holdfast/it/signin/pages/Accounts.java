package dev.holdfast.it.signin.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

@ApplicationScoped
public class Accounts implements IdentityStore {

    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        return credential.getPasswordAsString().equals("secret")
                ? new CredentialValidationResult(credential.getCaller(), Set.of("customer"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
