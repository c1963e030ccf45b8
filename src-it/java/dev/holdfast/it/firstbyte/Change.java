package dev.holdfast.it.firstbyte;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the change that a request asks for, and spoils its commit where the request wants that. */
@ApplicationScoped
public class Change {

    @Inject
    Ledger ledger;

    @Inject
    Bulky bulky;

    @Inject
    @ConfigProperty(name = "it.redis.port")
    int redis;

    /**
     * Changes the bean.
     *
     * @param value to be remembered; null: no change at all
     * @param spoil {@code pause}: Redis answers no script from now on; {@code bulky}: a second bean cannot be stored
     */
    void make(String value, String spoil) {
        if (value == null) {
            return;
        }
        ledger.write(value);
        if ("pause".equals(spoil)) {
            pauseRedis();
        } else if ("bulky".equals(spoil)) {
            bulky.wrap();
        }
    }

    /** CLIENT PAUSE … WRITE holds back every script, but not the test's CLIENT UNPAUSE. */
    private void pauseRedis() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis)) {
            socket.getOutputStream().write("CLIENT PAUSE 600000 WRITE\r\n".getBytes(StandardCharsets.US_ASCII));
            int answer = socket.getInputStream().read();
            if (answer != '+') {
                throw new IllegalStateException("Redis does not pause: " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
