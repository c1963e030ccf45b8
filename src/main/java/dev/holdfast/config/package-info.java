/**
 * Every setting with its key, default and range: one immutable record tree, and the reader that fills it from MicroProfile
 * Config and reports all faults together.
 *
 * <p>The only package that names MicroProfile Config. What the settings mean stands here and in the README's table.
 */
@NullMarked
package dev.holdfast.config;

import org.jspecify.annotations.NullMarked;
