package dev.holdfast;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The stable name under which a bean, a producer's product or a single field is kept in the store.
 *
 * <p>Without it the name follows from the class ({@code com.acme.Cart#items}), so that renaming the class or the field
 * leaves the old value behind. Two beans or two fields of one name stop the deployment.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface StoredAs {

    /**
     * The stored name: 1 to 100 characters, letters, digits and {@code . _ - $} only.
     *
     * @return the name
     */
    String value();
}
