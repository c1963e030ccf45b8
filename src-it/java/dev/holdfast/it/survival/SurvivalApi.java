package dev.holdfast.it.survival;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("api")
public class SurvivalApi extends Application {}
