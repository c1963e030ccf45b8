package dev.holdfast.it.scope;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("api")
public class ScopeApi extends Application {}
