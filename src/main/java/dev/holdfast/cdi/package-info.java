/**
 * The door to CDI: the scope's context, and the way of a bean's fields into the session and back.
 *
 * <p>A bean's state is found and checked at deployment ({@code StateInspector}, {@link dev.holdfast.cdi.SessionBeans}); at
 * run time each working session has one {@code BeanInstances}, which makes beans, puts their stored fields back and tells
 * what has changed. No servlet, no store, no JSON is named here.
 */
@NullMarked
package dev.holdfast.cdi;

import org.jspecify.annotations.NullMarked;
