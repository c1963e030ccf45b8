/** An application with sign-in, a list of devices, and a desk for administrators. It keeps a note. */
package dev.holdfast.it.life.site;
