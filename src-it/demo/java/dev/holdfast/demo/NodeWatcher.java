package dev.holdfast.demo;

import java.net.URI;

/** Hears when a node can serve and when it no longer can. Called on threads of the node. */
interface NodeWatcher {

    void up(URI node);

    void down(URI node);
}
