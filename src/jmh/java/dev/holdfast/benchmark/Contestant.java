package dev.holdfast.benchmark;

/** What is measured side by side: one kind of request to one application. */
enum Contestant {
    HGETALL("hgetall", "read", "bare HGETALL"),
    HOLDFAST_READ("holdfast", "read", "Holdfast, read"),
    HOLDFAST_CHANGE("holdfast", "change", "Holdfast, changed"),
    SPRING_READ("spring", "read", "Spring Session, read"),
    SPRING_CHANGE("spring", "change", "Spring Session, changed"),
    MEMORY("memory", "read", "in memory, read");

    private final String application;
    private final String action;
    private final String label;

    Contestant(String application, String action, String label) {
        this.application = application;
        this.action = action;
        this.label = label;
    }

    String application() {
        return application;
    }

    String path() {
        return "/" + application + "/" + action;
    }

    String label() {
        return label;
    }
}
