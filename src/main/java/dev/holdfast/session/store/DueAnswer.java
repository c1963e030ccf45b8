package dev.holdfast.session.store;

import java.util.List;

/**
 * What the store says to {@link SessionStore#due}.
 *
 * @param refs of the sessions that may be due, tag after tag, longest overdue first in each
 * @param tags how many tags were looked at, from the first one on: 1 to {@value SessionRef#TAGS}. Where there are as many refs
 *     as were asked for, the last of these tags may have more
 */
public record DueAnswer(List<SessionRef> refs, int tags) {

    /** Copies the list. */
    public DueAnswer {
        refs = List.copyOf(refs);
    }
}
