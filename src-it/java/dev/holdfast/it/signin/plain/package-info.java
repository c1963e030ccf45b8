/** An own mechanism that asks the server for a session when somebody signs in. */
package dev.holdfast.it.signin.plain;
