/** Ten attributes of a session and whatever a servlet does with a session, each on its own: to be counted. */
package dev.holdfast.it.existing.ten;
