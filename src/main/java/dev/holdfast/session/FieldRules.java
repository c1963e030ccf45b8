package dev.holdfast.session;

import dev.holdfast.ConflictPolicy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How conflicts over one field are dealt with.
 *
 * @param codec takes its stored forms apart, and puts them together
 * @param policy what its annotations ask for; null: what the configuration asks for
 * @param siblings the other fields that are stored of the same bean, in a settled order
 * @param isUnit whether the field conflicts with all its siblings, too, and is never merged
 */
public record FieldRules(FieldCodec codec, @Nullable ConflictPolicy policy, Set<String> siblings, boolean isUnit) {}
