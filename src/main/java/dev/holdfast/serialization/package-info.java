/**
 * The codecs: a field's value as JSON, so that what is stored comes back equal on any node.
 *
 * <p>At deployment the declared type is walked through once, down to its last field, and becomes a tree of {@code Form}s
 * that write and read it; whatever could not be read back is reported then, all of it at once. Application classes and
 * records are stored by field and honour their JSON-B annotations for names, left-out fields, adapters, serializers,
 * creators and subtypes; those that only shape text for readers (formats, order, visibility) do not apply to stored state.
 * A value whose run-time class the declared type could not restore is refused before anything is written.
 */
@NullMarked
package dev.holdfast.serialization;

import org.jspecify.annotations.NullMarked;
