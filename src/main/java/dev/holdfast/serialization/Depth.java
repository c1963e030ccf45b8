package dev.holdfast.serialization;

/**
 * Keeps a graph that is being written from getting deeper than can be read. Nobody tells where an object ends, so the thread's
 * stack is looked at; but seldom, as with each object the graph gets deeper by one at the most.
 */
final class Depth {

    private static final StackWalker STACK = StackWalker.getInstance();

    private int objects;
    private int nextLook = StreamFilter.MAX_DEPTH;

    /** Before each object. */
    void enter() {
        if (++objects >= nextLook) {
            int levels = levels();
            if (levels > StreamFilter.MAX_DEPTH) {
                throw new TooDeepException();
            }
            nextLook = objects + StreamFilter.MAX_DEPTH - levels + 1;
        }
    }

    private static int levels() {
        return STACK.walk(frames -> (int) frames.filter(Depth::isOneLevel).count());
    }

    private static boolean isOneLevel(StackWalker.StackFrame frame) {
        return frame.getMethodName().equals("writeObject0")
                && frame.getClassName().equals("java.io.ObjectOutputStream");
    }

    /** The graph is deeper than can be read. */
    static final class TooDeepException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
