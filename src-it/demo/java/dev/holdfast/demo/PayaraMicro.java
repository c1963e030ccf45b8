package dev.holdfast.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Payara Micro, from its one jar.
 *
 * @param jar of the server
 */
record PayaraMicro(Path jar) implements DemoServer {

    /** By default it listens on all addresses, and no option of it changes that. */
    private static final String LOOPBACK_ONLY =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address="
                    + DemoPorts.LOOPBACK.getHostAddress() + "\n";

    @Override
    public String title() {
        return "Payara Micro";
    }

    @Override
    public ProcessBuilder process(Place place) throws IOException {
        Path commands = Files.writeString(place.folder().resolve("before-boot.txt"), LOOPBACK_ONLY);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JVM.formatted(256).split(" ")));
        command.add("-Djava.io.tmpdir=" + place.folder());
        command.addAll(place.settings());
        command.addAll(List.of(
                "-jar",
                jar.toString(),
                "--port",
                Integer.toString(place.port()),
                "--disablephonehome",
                "--nohazelcast",
                "--prebootcommandfile",
                commands.toString(),
                "--deploy",
                place.shop().toString(),
                "--contextroot",
                "/"));
        return new ProcessBuilder(command);
    }

    @Override
    public boolean booted(String log) {
        return log.contains(" ready in ");
    }
}
