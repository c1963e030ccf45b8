/** The platform's form, to which the server forwards. */
package dev.holdfast.it.signin.form;
