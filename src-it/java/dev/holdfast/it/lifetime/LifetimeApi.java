package dev.holdfast.it.lifetime;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("api")
public class LifetimeApi extends Application {}
