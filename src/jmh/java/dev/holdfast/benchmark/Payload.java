package dev.holdfast.benchmark;

/** What a session of the end-to-end benchmark holds: ten texts of one size. */
enum Payload {
    SMALL(100, "10 × 100 B"),
    LARGE(10 * 1024, "10 × 10 KB");

    static final int FIELDS = 10;

    private final int size;
    private final String label;

    Payload(int size, String label) {
        this.size = size;
        this.label = label;
    }

    /** Characters of each text, all ASCII. */
    int size() {
        return size;
    }

    String label() {
        return label;
    }

    /** Characters of all texts. */
    long total() {
        return (long) FIELDS * size;
    }
}
