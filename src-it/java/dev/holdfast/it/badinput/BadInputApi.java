package dev.holdfast.it.badinput;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("api")
public class BadInputApi extends Application {}
