package dev.holdfast.it.signin.pages;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("/api")
public class PagesApi extends Application {}
