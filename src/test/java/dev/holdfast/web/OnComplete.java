package dev.holdfast.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Looks at the very end of an asynchronous request. */
record OnComplete(Runnable look) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        look.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
