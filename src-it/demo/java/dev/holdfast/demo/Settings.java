package dev.holdfast.demo;

/** Reads the demo's system properties. */
final class Settings {

    private Settings() {}

    /** A whole number from a system property, refused with its name, its value and what is allowed. */
    static int number(String property, int byDefault, int least, int most) {
        String found = System.getProperty(property, "").strip();
        if (found.isEmpty()) {
            return byDefault;
        }
        try {
            int number = Integer.parseInt(found);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, together with what is out of range.
        }
        throw new IllegalArgumentException("-D" + property + "=" + found + " is not allowed: give a whole number from "
                + least + " to " + most + ", or leave it out for " + byDefault + ".");
    }
}
