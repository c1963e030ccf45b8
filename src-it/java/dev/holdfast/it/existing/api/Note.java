package dev.holdfast.it.existing.api;

import java.io.Serializable;
import java.time.LocalDate;

/** One note. */
public record Note(String text, LocalDate day) implements Serializable {}
