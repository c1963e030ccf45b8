/**
 * Promise: however an application is packaged, its sessions are its own: two WARs of one EAR, and two applications of one
 * domain, share a session where they are told to and never otherwise. The mini application keeps a basket, a note in the
 * {@code HttpSession}, and who is signed in.
 */
package dev.holdfast.it.packaging;
