package health.pratique.format.dicom;

import health.pratique.format.FieldEdit;
import health.pratique.format.FieldMeaning;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What became of a file's dates, as it says of itself (0028,0303); the options are those of PS3.15, E.3.6. */
enum TemporalInformation {
    UNMODIFIED("113106", "Retain Longitudinal Temporal Information Full Dates Option"),
    MODIFIED("113107", "Retain Longitudinal Temporal Information Modified Dates Option"),
    REMOVED("", "");

    private static final int WHOLE_DAY = 10;

    private final String code;
    private final String meaning;

    TemporalInformation(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The option's code (PS3.16, CID 7050) with its meaning; none for dates that were removed. */
    Optional<String[]> option() {
        return code.isEmpty() ? Optional.empty() : Optional.of(new String[] {code, meaning});
    }

    /**
     * Dates that were moved make it MODIFIED. Otherwise one date that went, or that only its year is left of, makes it REMOVED; so
     * does a file that has no dates.
     */
    static TemporalInformation of(Collection<List<Writer.Edited>> edits) {
        boolean kept = false;
        boolean removed = false;
        for (List<Writer.Edited> element : edits) {
            for (Writer.Edited one : element) {
                if (one.planned().field().meaning() == FieldMeaning.DATE) {
                    switch (one.edit()) {
                        case FieldEdit.Keep keep -> kept = true;
                        case FieldEdit.Remove remove -> removed = true;
                        case FieldEdit.Replace(String value) -> {
                            if (isDay(value)) {
                                return MODIFIED;
                            }
                            removed = true;
                        }
                    }
                }
            }
        }
        return removed || !kept ? REMOVED : UNMODIFIED;
    }

    private static boolean isDay(String value) {
        return value.length() >= WHOLE_DAY
                && DicomDate.day(value.substring(0, WHOLE_DAY)).isPresent();
    }
}
