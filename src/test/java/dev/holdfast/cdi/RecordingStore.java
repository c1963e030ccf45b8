package dev.holdfast.cdi;

import dev.holdfast.StoreUnavailableException;
import dev.holdfast.memory.MemorySessionStore;
import dev.holdfast.session.store.Changes;
import dev.holdfast.session.store.CommitAnswer;
import dev.holdfast.session.store.CommitRequest;
import dev.holdfast.testkit.ForwardingStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The store in memory, which remembers every wish to change something. */
final class RecordingStore extends ForwardingStore {

    private final List<Changes> commits = Collections.synchronizedList(new ArrayList<>());

    /** Whether commits get no answer. */
    volatile boolean isDown;

    RecordingStore() {
        super(new MemorySessionStore(InstantSource.system()));
    }

    /** What has reached the store since the last call, commit by commit. */
    List<Changes> takeCommits() {
        synchronized (commits) {
            List<Changes> taken = List.copyOf(commits);
            commits.clear();
            return taken;
        }
    }

    @Override
    public CommitAnswer commit(CommitRequest request) {
        if (isDown) {
            throw new StoreUnavailableException("HF0000", "planted", null);
        }
        commits.add(request.changes());
        return super.commit(request);
    }
}
