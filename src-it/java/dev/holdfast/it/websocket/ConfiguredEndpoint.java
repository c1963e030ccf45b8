package dev.holdfast.it.websocket;

import dev.holdfast.websocket.EndpointConfigurator;
import jakarta.websocket.server.ServerEndpoint;

/** As servers need it that do not have CDI make endpoints by themselves. */
@ServerEndpoint(value = "/configured", configurator = EndpointConfigurator.class)
public class ConfiguredEndpoint extends TallyEndpoint {}
