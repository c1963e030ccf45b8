package dev.holdfast.testkit.secrecy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Searches the logs of a whole run of tests for secrets as it ends, whichever tests were run. JUnit passes on what a listener of its
 * session throws, unlike that of other listeners, and so fails the build.
 */
public final class SecrecyOfLogs implements LauncherSessionListener {

    private static final int MOST_TOLD = 20;

    /** Holdfast's own, from the lowest level on. Held, as loggers that nobody holds forget what they were told. */
    private static final Logger HOLDFAST = Logger.getLogger("dev.holdfast");

    /** Is logged, and has to be found: a search that finds nothing is worth nothing otherwise. */
    private final String planted = UUID.randomUUID().toString();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        RunLog.begin();
        System.setOut(new PrintStream(new Copy(System.out), true));
        System.setErr(new PrintStream(new Copy(System.err), true));
        Logger.getLogger("").addHandler(new RunLogHandler());
        HOLDFAST.setLevel(Level.ALL);
        HOLDFAST.finest(planted);
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        LeakSearch control = new LeakSearch();
        control.word(planted);
        if (RunLog.leaks(control).isEmpty()) {
            throw new IllegalStateException("What this run has logged was not searched.");
        }
        List<String> leaks = RunLog.leaks(Secrets.search());
        if (!leaks.isEmpty()) {
            throw new IllegalStateException(
                    leaks.size() + " lines of this run's logs hold a token, a secret of one, a key, a"
                            + " password or a session's value, among them: "
                            + String.join("; ", leaks.subList(0, Math.min(leaks.size(), MOST_TOLD))));
        }
        RunLog.end();
    }

    /** To where it went before, and to the run's log. */
    private static final class Copy extends OutputStream {

        private final PrintStream before;

        Copy(PrintStream before) {
            this.before = before;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            before.write(bytes, from, length);
            RunLog.write(bytes, from, length);
        }

        @Override
        public void flush() {
            before.flush();
        }
    }
}
