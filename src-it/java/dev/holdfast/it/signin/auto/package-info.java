/** An own mechanism that has the server apply the session by itself. */
package dev.holdfast.it.signin.auto;
