package dev.holdfast.rest;

/** What this package says: HF11xx. */
final class RestMessages {

    private RestMessages() {}

    static String failed(Throwable thrown) {
        return "HF1101: A resource was answered with 500, as it failed: " + thrown.getMessage();
    }
}
