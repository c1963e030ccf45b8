package dev.holdfast.demo.shop;

import dev.holdfast.DistributedSession;
import java.util.Optional;

/**
 * Who is signed in, as the page shows it.
 *
 * @param name the user's name
 * @param administrator whether it is one who may end other users' sessions
 */
public record UserView(String name, boolean administrator) {

    static Optional<UserView> of(DistributedSession session) {
        return session.caller().map(name -> new UserView(name, session.groups().contains(Account.ADMINISTRATORS)));
    }
}
