package dev.holdfast.session;

import dev.holdfast.SessionConflictException;
import dev.holdfast.SessionLostException;
import dev.holdfast.StoreUnavailableException;

/**
 * One request's way through a method that runs again while its changes meet conflicts that cannot be merged. Safe for use by the
 * request's threads.
 */
public final class RetriedRuns {

    private final Entry entry;
    private final KnownSession known;
    private final LiveSources live;
    private final RequestFate fate;
    private final RequestCommits commits;

    RetriedRuns(Entry entry, KnownSession known, LiveSources live, RequestFate fate, RequestCommits commits) {
        this.entry = entry;
        this.known = known;
        this.live = live;
        this.fate = fate;
        this.commits = commits;
    }

    /**
     * Stores what changed before, as {@link WorkingSession#commit} does, and begins what may run again. To be followed by {@link
     * #end} where it returns true.
     *
     * @return whether it has begun; false where this thread is within another such method, whose runs comprise this one
     */
    public boolean begin() {
        return entry.get(commits::beginRuns);
    }

    /** The method that may run again is over, whatever came of it. */
    public void end() {
        entry.run(commits::endRuns);
    }

    /**
     * Stores what changed as {@link WorkingSession#commit} does, but refuses to write over what another request has stored
     * meanwhile. After such a conflict the request may go on: {@link #reread}, do it again, and commit again; or {@link
     * #conflictStands}.
     *
     * @throws SessionConflictException if there is a conflict that cannot be merged; nothing was stored
     */
    public void commit() {
        entry.run(commits::commitStrictly);
    }

    /**
     * Whether a run can be undone.
     *
     * @return false once a part of it was stored in its midst, as before an early byte: done again, that part would count twice;
     *     and while another thread of the request is within such a method, whose changes would be dropped
     */
    public boolean canRunAgain() {
        return entry.get(commits::canRunAgain);
    }

    /**
     * Drops what is not stored and reads the session again, in one round trip: from here on its beans and attributes have the
     * state that is stored now. Does nothing where nothing is stored yet. The time for the store's answers begins anew. Where it
     * throws, nothing of this request is stored any more, as what was to be dropped is still there.
     *
     * @throws SessionLostException if the session has ended or is gone
     * @throws StoreUnavailableException if the store did not answer
     */
    public void reread() {
        entry.run(() -> {
            known.refillPatience();
            StoredSession before = known.stored();
            if (before != null) {
                fate.takingOver(() -> live.revert(known.reopen(before, null).fields()));
            }
        });
    }

    /**
     * What a {@link #commit} could not store is not done again: the request has failed, and stores nothing more.
     *
     * @param conflict which it met
     */
    public void conflictStands(SessionConflictException conflict) {
        entry.run(() -> fate.conflictStands(conflict));
    }
}
