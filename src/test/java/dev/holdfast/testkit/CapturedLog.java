package dev.holdfast.testkit;

import dev.holdfast.testkit.secrecy.RunLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is written under a logger's name until this is closed. */
public final class CapturedLog extends Handler implements AutoCloseable {

    private final Logger logger;
    private final Level before;
    private final boolean parents;
    private final List<LogRecord> records = Collections.synchronizedList(new ArrayList<>());

    /** Listens to this logger, from the lowest level on; others hear nothing of it meanwhile. */
    public CapturedLog(String name) {
        this(name, Level.ALL);
    }

    /** Listens to this logger from a level on; others hear nothing of it meanwhile. */
    public CapturedLog(String name, Level from) {
        logger = Logger.getLogger(name);
        before = logger.getLevel();
        parents = logger.getUseParentHandlers();
        logger.setLevel(from);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /** All lines so far: level and message. */
    public List<String> lines() {
        return records.stream()
                .map(record -> record.getLevel() + " " + record.getMessage())
                .toList();
    }

    @Override
    public void publish(LogRecord record) {
        RunLog.take(record);
        records.add(record);
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(before);
        logger.setUseParentHandlers(parents);
    }
}
