package dev.holdfast.it.guards;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The server finds the resources. */
@ApplicationPath("api")
public class GuardsApi extends Application {}
