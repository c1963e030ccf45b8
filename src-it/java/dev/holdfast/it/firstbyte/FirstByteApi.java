package dev.holdfast.it.firstbyte;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("rest")
public class FirstByteApi extends Application {}
