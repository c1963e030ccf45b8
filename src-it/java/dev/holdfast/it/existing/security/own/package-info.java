/** An application that signs its callers in by hand. */
package dev.holdfast.it.existing.security.own;
