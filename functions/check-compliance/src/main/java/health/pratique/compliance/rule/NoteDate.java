package health.pratique.compliance.rule;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A date in a note, in both ways that it may be read: 03/04/2026 is the 4th of March or the 3rd of April.
 *
 * @param monthFirst null when there is no such day
 * @param dayFirst null when there is no such day
 */
record NoteDate(@Nullable LocalDate monthFirst, @Nullable LocalDate dayFirst) {

    static NoteDate certain(@Nullable LocalDate day) {
        return new NoteDate(day, day);
    }

    Stream<LocalDate> readings() {
        return Stream.of(monthFirst, dayFirst).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    /** Whether this day lies before the other, however the writer of both writes dates. */
    boolean certainlyBefore(NoteDate other) {
        boolean readable = false;
        if (monthFirst != null && other.monthFirst != null) {
            if (!monthFirst.isBefore(other.monthFirst)) {
                return false;
            }
            readable = true;
        }
        if (dayFirst != null && other.dayFirst != null) {
            if (!dayFirst.isBefore(other.dayFirst)) {
                return false;
            }
            readable = true;
        }
        return readable;
    }
}
