/** An enterprise bean that starts with its application. */
package dev.holdfast.it.packaging.eager;
