package dev.holdfast.memory;

import dev.holdfast.StoreUnavailableException;

/** Every message of this package, with its code. */
final class MemoryMessages {

    private MemoryMessages() {}

    static StoreUnavailableException interrupted(InterruptedException cause) {
        return new StoreUnavailableException(
                "HF0801", "The thread was interrupted while it waited for the lock of a session", cause);
    }
}
