/**
 * Promise: who is signed in, where, until when and why it ended is the same on all nodes, as the session chapter of OWASP ASVS 5.0 demands
 * it. Tests are named by their requirement where there is one. The mini application is in {@code site}.
 */
package dev.holdfast.it.life;
