package dev.holdfast.it.propagation;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("api")
public class PropagationApi extends Application {}
