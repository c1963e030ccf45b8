package dev.holdfast.testkit.history;

/** Where entries are: under a key of a session. */
record Place(String session, String key) {

    @Override
    public String toString() {
        return session + "/" + key;
    }
}
