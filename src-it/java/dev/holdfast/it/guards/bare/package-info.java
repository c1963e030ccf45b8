/** A servlet whose guard would let everybody in. */
package dev.holdfast.it.guards.bare;
