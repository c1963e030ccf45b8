package dev.holdfast.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How a node's process is started.
 *
 * @param build where the server's jar is
 * @param folder for the node's temporary files
 * @param redis what the shop is told about Redis
 */
record NodeLaunch(BuildOutput build, WorkFolder folder, URI redis) {

    /** By default Payara Micro listens on all addresses, and no option of it changes that. */
    private static final String LOOPBACK_ONLY =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address="
                    + DemoPorts.LOOPBACK.getHostAddress() + "\n";

    Process start(String name, int port) throws IOException {
        Path temporary = folder.fresh(name);
        Path commands = Files.writeString(temporary.resolve("before-boot.txt"), LOOPBACK_ONLY);
        ProcessBuilder builder = new ProcessBuilder(command(name, port, temporary, commands));
        builder.directory(temporary.toFile());
        builder.redirectErrorStream(true).redirectOutput(build.log(name).toFile());
        // An endless stream of its own: the terminal's Ctrl-C is answered here, input is nobody's.
        builder.redirectInput(ProcessBuilder.Redirect.PIPE);
        return builder.start();
    }

    /** Whether the server has come up and will deploy nothing more, be the shop there or not. */
    boolean booted(String name) throws IOException {
        return Files.readString(build.log(name)).contains(" ready in ");
    }

    private List<String> command(String name, int port, Path temporary, Path commands) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-Dshop.redis=" + redis,
                "-Dshop.node=" + name,
                "-jar",
                build.payaraMicro().toString(),
                "--port",
                Integer.toString(port),
                "--disablephonehome",
                "--nohazelcast",
                "--prebootcommandfile",
                commands.toString(),
                "--deploy",
                folder.path("shop.war").toString(),
                "--contextroot",
                "/");
    }
}
