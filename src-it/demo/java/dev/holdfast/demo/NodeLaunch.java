package dev.holdfast.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;

/**
 * How a node's process is started.
 *
 * @param server that the shop runs on
 * @param build where the logs go
 * @param folder for the node's temporary files
 * @param redis what the shop is told about Redis
 */
record NodeLaunch(DemoServer server, BuildOutput build, WorkFolder folder, URI redis) {

    Process start(String name, int port) throws IOException {
        List<String> settings = List.of("-Dshop.redis=" + redis, "-Dshop.node=" + name);
        DemoServer.Place place =
                new DemoServer.Place(name, port, folder.fresh(name), folder.path("shop.war"), settings);
        ProcessBuilder builder = server.process(place);
        builder.directory(place.folder().toFile());
        builder.redirectErrorStream(true).redirectOutput(build.log(name).toFile());
        // An endless stream of its own: the terminal's Ctrl-C is answered here, input is nobody's.
        builder.redirectInput(ProcessBuilder.Redirect.PIPE);
        return builder.start();
    }

    /** Whether the server has come up and will deploy nothing more, be the shop there or not. */
    boolean booted(String name) throws IOException {
        return server.booted(Files.readString(build.log(name)));
    }
}
