package dev.holdfast.session;

/**
 * From where a request came, as a list of devices shows it: nothing in it proves anything, and nothing is decided by it.
 *
 * @param address of the client, as far as this server can tell; no name is looked up
 * @param agent the client's program in a few words, as {@code Firefox on Linux}
 */
public record Device(String address, String agent) {

    /** Hides the address: it is personal data, which no log needs. */
    @Override
    public String toString() {
        return "Device[" + agent + "]";
    }
}
