package health.pratique.format.dicom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data element by where it stands in the bytes; compared by identity.
 *
 * @param start of the header
 * @param value start of the value
 * @param length of the value, without the delimiter of one of undefined length
 * @param end behind value and delimiter
 * @param undefined whether the length is undefined
 * @param items of a sequence; null for anything else, and for pixel data in fragments
 */
record Element(
        int tag,
        Vr vr,
        int start,
        int value,
        int length,
        int end,
        boolean undefined,
        @Nullable List<Item> items) {

    /** @param undefined whether the length is undefined */
    record Item(DataSet content, boolean undefined) {}

    int group() {
        return tag >>> 16;
    }

    boolean isPrivate() {
        return (group() & 1) == 1;
    }

    boolean isGroupLength() {
        return (tag & 0xFFFF) == 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
