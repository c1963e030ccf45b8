package dev.holdfast.it.websocket;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Switches JAX-RS on. */
@ApplicationPath("/api")
public class WebSocketApi extends Application {}
