package dev.holdfast.demo.shop;

import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param name the user's name
 * @param groups what the user may do
 */
public record Account(String name, Set<String> groups) {

    /** The group of those who may end other users' sessions. */
    static final String ADMINISTRATORS = "administrators";
}
