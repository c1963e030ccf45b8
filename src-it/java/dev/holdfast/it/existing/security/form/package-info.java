/** An application with the platform's custom form. */
package dev.holdfast.it.existing.security.form;
