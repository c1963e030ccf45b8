/**
 * The rules of merging: what becomes of a value that two requests have changed. Pure functions over values taken apart; nothing
 * here knows of sessions, stores or stored forms.
 */
@NullMarked
package dev.holdfast.session.merge;

import org.jspecify.annotations.NullMarked;
