package dev.holdfast.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Open Liberty, unpacked, by the files that a user starts from.
 *
 * @param home of the server
 * @param config the folder {@code liberty-config}
 */
record OpenLiberty(Path home, Path config) implements DemoServer {

    private static final String OWN =
            """
            <server>
              <variable name="http.host" value="%s"/>
              <variable name="http.port" value="%d"/>
              <config updateTrigger="disabled"/>
              <applicationMonitor updateTrigger="disabled"/>
              <webApplication location="%s" contextRoot="/"/>
            </server>
            """;

    @Override
    public String title() {
        return "Open Liberty";
    }

    @Override
    public ProcessBuilder process(Place place) throws IOException {
        Path server = Files.createDirectories(place.folder().resolve("usr/servers/shop"));
        for (String file : List.of("server.xml", "bootstrap.properties", "jvm.options")) {
            Files.copy(config.resolve(file), server.resolve(file));
        }
        Path overrides = Files.createDirectories(server.resolve("configDropins/overrides"));
        Files.writeString(
                overrides.resolve("demo.xml"),
                OWN.formatted(DemoPorts.LOOPBACK.getHostAddress(), place.port(), place.shop()));
        // The script becomes the JVM (exec), so that a kill hits it.
        ProcessBuilder builder =
                new ProcessBuilder("sh", home.resolve("bin/server").toString(), "run", "shop");
        builder.environment().put("WLP_USER_DIR", place.folder().resolve("usr").toString());
        builder.environment()
                .put("WLP_OUTPUT_DIR", place.folder().resolve("output").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JVM_ARGS", JVM.formatted(384) + " " + String.join(" ", place.settings()));
        return builder;
    }

    @Override
    public boolean booted(String log) {
        return log.contains("CWWKF0011I");
    }
}
