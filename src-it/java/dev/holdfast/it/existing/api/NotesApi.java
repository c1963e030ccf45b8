package dev.holdfast.it.existing.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources of this application. */
@ApplicationPath("api")
public class NotesApi extends Application {}
