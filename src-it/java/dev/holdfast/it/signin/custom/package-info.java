/** The platform's custom form, to which the client is redirected. */
package dev.holdfast.it.signin.custom;
