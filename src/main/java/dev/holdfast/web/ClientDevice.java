package dev.holdfast.web;

import dev.holdfast.config.HoldfastConfig;
import dev.holdfast.session.Device;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** From where a request came, where that is to be kept. Safe for use by several threads. */
final class ClientDevice {

    private final boolean recorded;
    private final ClientAddress address;

    ClientDevice(HoldfastConfig config) {
        this.recorded = config.user().recordDevice();
        this.address = new ClientAddress(config.proxy());
    }

    Optional<Device> of(HttpServletRequest request) {
        return recorded
                ? Optional.of(new Device(address.of(request), UserAgents.describe(request.getHeader("User-Agent"))))
                : Optional.empty();
    }
}
