/** An order form in three steps, as Faces applications are written: beans of the session and of the view, a flash message. */
package dev.holdfast.it.existing.wizard;
