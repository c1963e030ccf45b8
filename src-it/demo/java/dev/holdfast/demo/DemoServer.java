package dev.holdfast.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What differs between the servers that the shop can be opened on. */
interface DemoServer {

    /** To keep the demo small, and its start short. */
    String JVM = "-Xmx%dm -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData";

    /**
     * The one that the system property {@code demo.server} names: {@code payara} (without it) or {@code liberty}.
     *
     * @param build where the server is
     * @return it
     */
    static DemoServer chosen(BuildOutput build) {
        String name = System.getProperty("demo.server", "payara");
        return switch (name) {
            case "payara" -> new PayaraMicro(build.payaraMicro());
            case "liberty" -> new OpenLiberty(build.openLiberty(), build.libertyConfig());
            default ->
                throw new IllegalArgumentException(
                        "-Ddemo.server=" + name + " is not allowed: give payara or liberty.");
        };
    }

    /** What people call it. */
    String title();

    /** A process that deploys the shop at {@code /} and listens on the loopback interface alone. */
    ProcessBuilder process(Place place) throws IOException;

    /** Whether the server has come up and will deploy nothing more, be the shop there or not. */
    boolean booted(String log);

    /**
     * A node's place in the demo.
     *
     * @param name of the node
     * @param port where it listens
     * @param folder of its own, empty
     * @param shop the WAR
     * @param settings of the shop, as options of a JVM
     */
    record Place(String name, int port, Path folder, Path shop, List<String> settings) {}
}
