package dev.holdfast.security;

import dev.holdfast.session.Sessions;
import jakarta.enterprise.inject.Instance;

/** Makes the identity store of remembered logins; to be asked only where the server has Jakarta Security. */
public final class RememberMeStores {

    private RememberMeStores() {}

    /**
     * The identity store over this application's sessions.
     *
     * @param beans of the application
     * @return a {@code RememberMeIdentityStore}
     */
    public static Object over(Instance<Object> beans) {
        return new RememberedLoginStore(
                beans.select(Sessions.class).get().remembered(),
                beans.select(RememberedAnswer.class).get());
    }
}
