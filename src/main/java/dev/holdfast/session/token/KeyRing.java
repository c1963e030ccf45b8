package dev.holdfast.session.token;

import java.util.Optional;

/** The keys of an application: one signs, all verify. Safe for use by several threads. */
public interface KeyRing {

    /**
     * The key that signs.
     *
     * @return the same on every node as far as they agree
     * @throws dev.holdfast.StoreUnavailableException if the nodes agree through the store and it does not answer
     */
    SigningKey signing();

    /**
     * The key of an id.
     *
     * @param id as {@link SigningKey#id} gives it
     * @return the key, or empty where no node of this application is known to hold it
     * @throws dev.holdfast.StoreUnavailableException if the nodes agree through the store and it does not answer
     */
    Optional<SigningKey> find(String id);

    /**
     * Whether the keys lie in the store, so that whoever reads the store can sign a token: its signature alone then proves
     * nothing that the store does not confirm.
     *
     * @return the same answer always
     */
    boolean isInStore();
}
