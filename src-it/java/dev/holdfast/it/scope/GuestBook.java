package dev.holdfast.it.scope;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What the container did to the guests on this node. */
final class GuestBook {

    static final AtomicInteger ARRIVED = new AtomicInteger();
    static final AtomicInteger COATS = new AtomicInteger();
    static final List<String> LEFT = new CopyOnWriteArrayList<>();

    private GuestBook() {}
}
