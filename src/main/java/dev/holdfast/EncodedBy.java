package dev.holdfast;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * By which codec a field, all fields of a bean, or what a producer gives, is stored; counts more than {@code
 * holdfast.serialization.encoding}. A field's counts more than its class's. What the other codec has written is still read, and
 * written anew when it changes.
 */
@Documented
@Retention(RUNTIME)
@Target({TYPE, FIELD, METHOD})
public @interface EncodedBy {

    /**
     * The codec.
     *
     * @return by which codec it is stored
     */
    Encoding value();
}
