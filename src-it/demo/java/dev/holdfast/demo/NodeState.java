package dev.holdfast.demo;

/** What a node is doing. */
enum NodeState {
    /** Its process runs, the shop does not answer yet. */
    STARTING,
    /** The shop answers. */
    RUNNING,
    /** There is no process. */
    DEAD
}
