/**
 * Promise: whatever a client sends as its token, and whatever stands in the store, is answered in an orderly way: no session or
 * the right one, never another's, and nothing overwritten unseen. The mini application keeps one note.
 */
package dev.holdfast.it.badinput;
