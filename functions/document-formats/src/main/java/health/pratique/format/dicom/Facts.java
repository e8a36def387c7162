package health.pratique.format.dicom;

import health.pratique.format.DocumentFacts;
import health.pratique.format.FieldMeaning;
import health.pratique.format.PatientFacts;
import health.pratique.format.TextField;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a file says about its patient and its dates (DICOM PS3.3, C.7.1.1 and C.7.2.1). */
final class Facts {

    private static final int ISO_DAY = 10;

    private Facts() {}

    static DocumentFacts of(Lookup file, List<TextField> fields) {
        Set<String> dates = new TreeSet<>();
        long prose = 0;
        for (TextField field : fields) {
            String value = field.value();
            if (field.meaning() == FieldMeaning.DATE && isIsoDate(value)) {
                dates.add(value.substring(0, Math.min(value.length(), ISO_DAY)));
            } else if (field.meaning().prose()) {
                prose += value.length();
            }
        }
        return new DocumentFacts(
                DocumentFormat.DICOM,
                kind(file.text(Tags.MODALITY).orElse("")),
                patients(file),
                List.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                dates,
                Set.of(),
                fields.size(),
                prose);
    }

    /** A structured report is a report; an image is evidence for one. */
    private static DocumentKind kind(String modality) {
        return modality.equals("SR") ? DocumentKind.RADIOLOGY_REPORT : DocumentKind.OTHER;
    }

    /** The patient, if the file gives a number for one. */
    private static List<PatientFacts> patients(Lookup file) {
        Set<String> identifiers = new LinkedHashSet<>(file.values(Tags.PATIENT_ID));
        identifiers.addAll(file.values(Tags.OTHER_PATIENT_IDS));
        file.items(Tags.OTHER_PATIENT_IDS_SEQUENCE).forEach(item -> identifiers.addAll(item.values(Tags.PATIENT_ID)));
        identifiers.remove(Notation.DUMMY);
        if (identifiers.isEmpty()) {
            return List.of();
        }
        String birthDate = file.text(Tags.PATIENT_BIRTH_DATE)
                .map(DicomDate::iso)
                .filter(Facts::isIsoDate)
                .orElse(null);
        return List.of(new PatientFacts(null, new ArrayList<>(identifiers), birthDate, null));
    }

    private static boolean isIsoDate(String value) {
        return DicomDate.dateTime(value).isPresent();
    }
}
