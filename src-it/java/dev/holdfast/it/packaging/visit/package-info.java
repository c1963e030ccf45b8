/** The mini application. */
package dev.holdfast.it.packaging.visit;
