package dev.holdfast.it.existing.contract.app;

/** A value that no other node could be given. */
final class Unserializable {

    @Override
    public String toString() {
        return "unserializable";
    }
}
