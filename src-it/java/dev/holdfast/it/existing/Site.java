package dev.holdfast.it.existing;

import dev.holdfast.it.support.ServerNode;
import java.net.URI;
import java.util.List;

/** What stands behind a balancer that knows no stickiness: each request goes to the next node that is left. */
final class Site {

    private List<ServerNode> nodes;
    private int turn;

    Site(ServerNode... nodes) {
        this.nodes = List.of(nodes);
    }

    /** Where the next request goes. */
    URI next(String path) {
        return nodes.get(turn++ % nodes.size()).uri(path);
    }

    /** All later requests go to these only. */
    void onlyOn(ServerNode... left) {
        nodes = List.of(left);
    }

    List<ServerNode> nodes() {
        return nodes;
    }
}
