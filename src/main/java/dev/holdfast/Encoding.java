package dev.holdfast;

/** How a value becomes bytes. Each stored value says by which one it was written, so that another can take over later. */
public enum Encoding {
    /** JSON-B (Jakarta JSON Binding): readable by other languages, and by other versions of the class. */
    JSON,
    /** Java serialization, of {@code Serializable} types, with a filter of what may be read. */
    JAVA
}
