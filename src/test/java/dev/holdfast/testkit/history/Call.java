package dev.holdfast.testkit.history;

/**
 * What a client asks for.
 *
 * @param client one that sends a request only after it has the answer to the last
 * @param node that is asked
 * @param session that the client's token is of
 * @param key under which the entries are; any text for {@link Action.End}
 * @param action what is to be done
 */
public record Call(String client, String node, String session, String key, Action action) {

    Place place() {
        return new Place(session, key);
    }

    @Override
    public String toString() {
        return client + " at " + node + ": " + action + " of " + place();
    }
}
