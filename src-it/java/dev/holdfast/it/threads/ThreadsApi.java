package dev.holdfast.it.threads;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("api")
public class ThreadsApi extends Application {}
