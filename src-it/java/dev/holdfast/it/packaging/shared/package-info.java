/** What the applications have in common: each in its own WAR, or once in the EAR's library. */
package dev.holdfast.it.packaging.shared;
