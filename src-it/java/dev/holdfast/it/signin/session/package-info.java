/** An application without a mechanism, which signs its callers in by Holdfast. */
package dev.holdfast.it.signin.session;
