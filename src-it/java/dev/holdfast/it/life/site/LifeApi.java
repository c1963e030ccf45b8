package dev.holdfast.it.life.site;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("api")
public class LifeApi extends Application {}
