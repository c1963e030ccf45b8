package dev.holdfast.it.concurrency;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("api")
public class ConcurrencyApi extends Application {}
