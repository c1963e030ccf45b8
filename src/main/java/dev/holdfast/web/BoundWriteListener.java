package dev.holdfast.web;

import dev.holdfast.session.WorkingSession;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** An application's listener that finds its request's session on the server's threads. */
record BoundWriteListener(WriteListener listener, WorkingSession session) implements WriteListener {

    @Override
    public void onWritePossible() throws IOException {
        BoundThread thread = BoundThread.to(session);
        try {
            listener.onWritePossible();
        } finally {
            thread.restore();
        }
    }

    @Override
    public void onError(Throwable error) {
        BoundThread thread = BoundThread.to(session);
        try {
            listener.onError(error);
        } finally {
            thread.restore();
        }
    }
}
