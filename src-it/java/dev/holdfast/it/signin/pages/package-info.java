/** What all the applications have in common: who is known where, and what is protected. */
package dev.holdfast.it.signin.pages;
