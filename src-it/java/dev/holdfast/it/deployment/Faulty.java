package dev.holdfast.it.deployment;

import dev.holdfast.SessionScopedDistributed;
import dev.holdfast.StoredAs;
import jakarta.ejb.Stateful;
import java.io.InputStream;
import java.util.List;

/** Faulty applications, one a nested class. */
interface Faulty {

    /** Nothing is wrong with its bean; its settings are. */
    interface Settings {
        @SessionScopedDistributed
        class Fine {
            private int count;

            int count() {
                return ++count;
            }
        }
    }

    /** Two beans of one stored name. */
    interface Names {
        @StoredAs("twin")
        @SessionScopedDistributed
        class Castor {
            private int count;

            int count() {
                return ++count;
            }
        }

        @StoredAs("twin")
        @SessionScopedDistributed
        class Pollux {
            private int count;

            int count() {
                return ++count;
            }
        }
    }

    /** Fields of types that cannot come back. */
    interface Fields {
        @SessionScopedDistributed
        class Drawer {
            private InputStream stream;
            private Thread thread;
            private List<?> anything;
            private Object something;

            Object content() {
                return List.of(stream, thread, anything, something);
            }
        }
    }

    /** Classes that no client proxy can be made for. */
    interface Classes {
        @SessionScopedDistributed
        final class Sealed {
            private int count;

            int count() {
                return ++count;
            }
        }
    }

    /** A constructor that no client proxy can call. */
    interface Constructors {
        @SessionScopedDistributed
        class Hermit {
            private int count;

            private Hermit() {}

            static Hermit hermit() {
                return new Hermit();
            }

            int count() {
                return ++count;
            }
        }
    }

    /** A session bean of the EJB container, whose state is not ours to store. */
    interface Enterprise {
        @Stateful
        @SessionScopedDistributed
        class Clerk {
            private int count;

            public int count() {
                return ++count;
            }
        }
    }
}
