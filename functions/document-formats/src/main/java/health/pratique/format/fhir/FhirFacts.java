package health.pratique.format.fhir;

import health.pratique.format.DocumentFacts;
import health.pratique.format.FieldMeaning;
import health.pratique.format.PatientFacts;
import health.pratique.format.TextField;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import health.pratique.model.DocumentFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a resource's facts out of it. */
final class FhirFacts {

    /** Elements that say whom a resource is about, as a reference. */
    private static final Set<String> SUBJECTS = Set.of("subject", "patient", "beneficiary", "for");

    private FhirFacts() {}

    static DocumentFacts of(ResourceIndex index, List<TextField> fields) {
        Map<String, Integer> types = new TreeMap<>();
        Set<String> profiles = new TreeSet<>();
        Set<String> labels = new TreeSet<>();
        Set<PatientFacts> subjects = new LinkedHashSet<>();
        List<PatientFacts> patients = new ArrayList<>();
        for (JsonObject resource : index.resources()) {
            String type = resource.text("resourceType").orElse("");
            types.merge(type, 1, Integer::sum);
            if (resource.get("meta") instanceof JsonObject meta) {
                texts(meta.get("profile")).forEach(profiles::add);
                objects(meta.get("security")).flatMap(FhirFacts::code).forEach(labels::add);
            }
            if (type.equals("Patient")) {
                patients.add(patient(resource));
            }
            SUBJECTS.forEach(member -> objects(resource.get(member))
                    .flatMap(reference -> subject(reference).stream())
                    .forEach(subjects::add));
        }
        Set<String> dates = new TreeSet<>();
        Set<String> attachments = new TreeSet<>();
        long prose = 0;
        for (TextField field : fields) {
            if (field.meaning() == FieldMeaning.DATE) {
                dates.add(field.value());
            } else if (field.meaning() == FieldMeaning.ATTACHMENT || field.meaning() == FieldMeaning.PHOTO) {
                attachments.add(field.value());
            } else if (field.meaning().prose()) {
                prose += field.value().length();
            }
        }
        return new DocumentFacts(
                DocumentFormat.FHIR_JSON,
                FhirKinds.of(index.resources().getFirst(), types).orElse(null),
                patients,
                List.copyOf(subjects),
                types,
                profiles,
                labels,
                dates,
                attachments,
                fields.size(),
                prose);
    }

    private static PatientFacts patient(JsonObject patient) {
        List<String> identifiers = new ArrayList<>();
        List<JsonObject> all = objects(patient.get("identifier")).toList();
        all.stream().filter(FhirFacts::isRecordNumber).forEach(number -> number.text("value")
                .ifPresent(identifiers::add));
        all.stream().filter(identifier -> !isRecordNumber(identifier)).forEach(other -> other.text("value")
                .ifPresent(identifiers::add));
        return new PatientFacts(
                patient.text("id").orElse(null),
                identifiers,
                patient.text("birthDate").orElse(null),
                patient.text("deceasedDateTime").orElse(null));
    }

    /** HL7 v2 table 0203: MR is the medical record number. */
    private static boolean isRecordNumber(JsonObject identifier) {
        return objects(identifier.get("type"))
                .flatMap(type -> objects(type.get("coding")))
                .anyMatch(coding -> coding.text("code").filter("MR"::equals).isPresent());
    }

    /** Whom a reference names, if it says of itself that it is a patient. */
    private static Optional<PatientFacts> subject(JsonObject reference) {
        Optional<String> id = reference
                .text("reference")
                .filter(text -> text.startsWith("Patient/") || text.contains("/Patient/"))
                .map(text -> text.substring(text.lastIndexOf("Patient/") + 8).split("/", 2)[0]);
        boolean patient = id.isPresent()
                || reference.text("type").filter("Patient"::equals).isPresent();
        List<String> identifiers = objects(reference.get("identifier"))
                .flatMap(identifier -> identifier.text("value").stream())
                .toList();
        return patient && (id.isPresent() || !identifiers.isEmpty())
                ? Optional.of(new PatientFacts(id.orElse(null), identifiers, null, null))
                : Optional.empty();
    }

    private static Stream<String> code(JsonObject coding) {
        return coding.text("code").stream();
    }

    static Stream<JsonObject> objects(@Nullable JsonValue value) {
        return Shapes.elements(value).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast);
    }

    private static Stream<String> texts(@Nullable JsonValue value) {
        return Shapes.elements(value).stream()
                .filter(JsonText.class::isInstance)
                .map(text -> ((JsonText) text).value());
    }
}
