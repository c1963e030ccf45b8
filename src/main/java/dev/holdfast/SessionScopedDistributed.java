package dev.holdfast;

import jakarta.enterprise.context.NormalScope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A session scope whose state lives in the store: the same on every node, alive through restarts and failovers.
 *
 * <p>Put it on a bean class, a producer method or field, or in a stereotype. The state of such a bean is its fields,
 * those of its superclasses included, without the static, {@code transient} and injected ones. Each field is stored by
 * itself as soon as it changed, before the first byte of the response leaves; the class needs neither
 * {@code Serializable} nor getters. Every request works on a copy of its own, so the bean's code needs no
 * {@code synchronized}.
 *
 * <p>What cannot be stored and read back stops the deployment. The scope is active in every HTTP request of the
 * application, asynchronous dispatches included.
 */
@NormalScope(passivating = false)
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface SessionScopedDistributed {}
