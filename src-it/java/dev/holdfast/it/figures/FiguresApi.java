package dev.holdfast.it.figures;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("api")
public class FiguresApi extends Application {}
