/** A JAX-RS application that keeps what it knows of a visitor in attributes of the session. */
package dev.holdfast.it.existing.api;
