package dev.holdfast.testkit.secrecy;

import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Takes all that loggers of this JVM are told to the run's log. */
final class RunLogHandler extends Handler {

    @Override
    public void publish(LogRecord record) {
        RunLog.take(record);
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
