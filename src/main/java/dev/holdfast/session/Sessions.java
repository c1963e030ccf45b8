package dev.holdfast.session;

import java.util.List;

/** The sessions of one application: begins a working session for each request. Safe for use by several threads. */
public final class Sessions {

    /**
     * A request begins. Costs no store call: the session is opened when it is first touched.
     *
     * @param presented the tokens that came with the request, best first; anything at all may stand in them
     * @return the request's working session
     */
    public WorkingSession begin(List<String> presented) {
        throw new UnsupportedOperationException();
    }
}
