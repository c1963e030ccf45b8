package dev.holdfast.session.token;

import java.util.List;
import java.util.Optional;

/** The keys that the configuration names, the first one signing. Immutable. */
public final class ConfiguredKeys implements KeyRing {

    private final List<SigningKey> keys;

    /**
     * A ring of these keys.
     *
     * @param keys at least one
     */
    public ConfiguredKeys(List<byte[]> keys) {
        this.keys = keys.stream().map(SigningKey::of).toList();
    }

    @Override
    public SigningKey signing() {
        return keys.get(0);
    }

    @Override
    public boolean isInStore() {
        return false;
    }

    @Override
    public Optional<SigningKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
