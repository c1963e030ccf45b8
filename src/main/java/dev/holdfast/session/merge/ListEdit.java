package dev.holdfast.session.merge;

import java.util.List;

/**
 * One edit of a list: the elements from a place up to another one gave way to others.
 *
 * @param start the first place
 * @param end the place after the last one; the same as the first for an insertion before it
 * @param put what stands there instead; nothing for a removal
 */
record ListEdit(int start, int end, List<Parts> put) {

    boolean isInsertion() {
        return start == end;
    }

    boolean isRemoval() {
        return put.isEmpty();
    }

    /** Whether both touch the same element, or one inserts amid what the other touches. */
    boolean overlaps(ListEdit other) {
        return start < other.end && other.start < end;
    }

    boolean covers(int first, int last) {
        return start <= first && last < end;
    }
}
