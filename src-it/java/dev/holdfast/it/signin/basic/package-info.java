/** The platform's BASIC, which asks for the password with each request. */
package dev.holdfast.it.signin.basic;
