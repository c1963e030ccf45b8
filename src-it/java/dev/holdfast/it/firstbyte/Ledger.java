package dev.holdfast.it.firstbyte;

import dev.holdfast.SessionScopedDistributed;
import java.util.ArrayList;
import java.util.List;

/** What the client asked to be remembered: the last value, and all that was ever added. */
@SessionScopedDistributed
public class Ledger {

    private String last = "";
    private final List<String> pages = new ArrayList<>();

    void write(String value) {
        last = value;
    }

    void add(String page) {
        pages.add(page);
    }

    String last() {
        return last;
    }

    List<String> pages() {
        return pages;
    }
}
