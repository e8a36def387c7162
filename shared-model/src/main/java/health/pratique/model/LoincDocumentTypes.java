package health.pratique.model;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The document types of C-CDA R2.1 and of US Core's clinical notes, by LOINC code. */
public final class LoincDocumentTypes {

    private static final Map<String, DocumentKind> KINDS = Map.ofEntries(
            entry("18842-5", DocumentKind.DISCHARGE_SUMMARY),
            entry("34105-7", DocumentKind.DISCHARGE_SUMMARY),
            entry("11506-3", DocumentKind.PROGRESS_NOTE),
            entry("34109-9", DocumentKind.PROGRESS_NOTE),
            entry("51847-2", DocumentKind.PROGRESS_NOTE),
            entry("11488-4", DocumentKind.CONSULTATION_NOTE),
            entry("34117-2", DocumentKind.HISTORY_AND_PHYSICAL),
            entry("11492-6", DocumentKind.HISTORY_AND_PHYSICAL),
            entry("11504-8", DocumentKind.OPERATIVE_NOTE),
            entry("28570-0", DocumentKind.PROCEDURE_NOTE),
            entry("57133-1", DocumentKind.REFERRAL_NOTE),
            entry("18748-4", DocumentKind.RADIOLOGY_REPORT),
            entry("18726-0", DocumentKind.RADIOLOGY_REPORT),
            entry("11526-1", DocumentKind.PATHOLOGY_REPORT),
            entry("60567-5", DocumentKind.PATHOLOGY_REPORT),
            entry("11502-2", DocumentKind.LABORATORY_REPORT),
            entry("10160-0", DocumentKind.MEDICATION_LIST),
            entry("56445-0", DocumentKind.MEDICATION_LIST),
            entry("11369-6", DocumentKind.IMMUNIZATION_RECORD),
            entry("82593-5", DocumentKind.IMMUNIZATION_RECORD),
            entry("34133-9", DocumentKind.PATIENT_RECORD),
            entry("60591-5", DocumentKind.PATIENT_RECORD));

    /** Of the types of one kind, the one that means any document of that kind. */
    private static final Set<String> GENERAL = Set.of(
            "18842-5", "11506-3", "11488-4", "34117-2", "11504-8", "28570-0", "57133-1", "18748-4", "11526-1",
            "11502-2", "10160-0", "11369-6", "34133-9");

    private LoincDocumentTypes() {}

    /** What a document of that type is; empty for a type that tells no kind. */
    public static Optional<DocumentKind> kind(String loinc) {
        return Optional.ofNullable(KINDS.get(loinc.strip()));
    }

    /** The type that means any document of the kind; empty for a kind that LOINC has none for. */
    public static Optional<String> type(DocumentKind kind) {
        return GENERAL.stream().filter(type -> KINDS.get(type) == kind).findFirst();
    }
}
