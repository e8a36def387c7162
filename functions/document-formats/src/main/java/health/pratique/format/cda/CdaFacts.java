package health.pratique.format.cda;

import health.pratique.format.DocumentFacts;
import health.pratique.format.FieldMeaning;
import health.pratique.format.PatientFacts;
import health.pratique.format.TextField;
import health.pratique.format.xml.XmlElement;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentKind;
import health.pratique.model.LoincDocumentTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a document's facts out of its header. Whoever an embedded document describes, is described here too. */
final class CdaFacts {

    private static final String LOINC = "2.16.840.1.113883.6.1";

    /** Below this arc are national numbers, such as those of social security (…4.1) and of driver's licences (…4.3). */
    private static final String NATIONAL = "2.16.840.1.113883.4.";

    private CdaFacts() {}

    static DocumentFacts of(ClinicalDocument document) {
        XmlElement root = document.root();
        List<PatientFacts> patients = new ArrayList<>();
        CdaHeader.patientRoles(root).map(CdaFacts::patient).forEach(patients::add);
        document.embedded()
                .documents()
                .forEach(inner -> patients.addAll(inner.facts().patients()));
        Set<String> labels = new TreeSet<>();
        labels(root, labels);
        Set<String> dates = new TreeSet<>();
        Set<String> attachments = new TreeSet<>();
        long prose = 0;
        for (TextField field : document.fields()) {
            if (field.meaning() == FieldMeaning.DATE) {
                CdaTime.fhir(field.value()).ifPresent(dates::add);
            } else if (field.meaning() == FieldMeaning.ATTACHMENT || field.meaning() == FieldMeaning.PHOTO) {
                attachments.add(field.value());
            } else if (field.meaning().prose()) {
                prose += field.value().length();
            }
        }
        return new DocumentFacts(
                DocumentFormat.CCDA,
                kind(root),
                patients,
                List.of(),
                Map.of(),
                Set.of(),
                labels,
                dates,
                attachments,
                document.fields().size(),
                prose);
    }

    private static PatientFacts patient(XmlElement role) {
        List<XmlElement> ids = role.elements("id").toList();
        List<String> identifiers = new ArrayList<>();
        ids.stream()
                .filter(id -> !isNational(id))
                .flatMap(id -> number(id).stream())
                .forEach(identifiers::add);
        ids.stream()
                .filter(CdaFacts::isNational)
                .flatMap(id -> number(id).stream())
                .forEach(identifiers::add);
        List<XmlElement> person = role.elements("patient").toList();
        return new PatientFacts(
                null,
                identifiers,
                day(person, "birthTime")
                        .map(time -> time.substring(0, Math.min(10, time.length())))
                        .orElse(null),
                day(person, "deceasedTime").orElse(null));
    }

    private static boolean isNational(XmlElement id) {
        return id.attribute("root").filter(root -> root.startsWith(NATIONAL)).isPresent();
    }

    /** An instance identifier (II) is its extension or, without one, its root. */
    private static Optional<String> number(XmlElement id) {
        if (id.attribute("nullFlavor").isPresent() && id.attribute("extension").isEmpty()) {
            return Optional.empty();
        }
        return id.attribute("extension")
                .or(() -> id.attribute("root"))
                .map(value -> Invisible.removed(value).strip())
                .filter(value -> !value.isEmpty());
    }

    private static Optional<String> day(List<XmlElement> person, String element) {
        return person.stream()
                .flatMap(patient -> patient.elements(element))
                .flatMap(time -> time.attribute("value").stream())
                .flatMap(time -> CdaTime.toIso(time).flatMap(CdaTime::fhir).stream())
                .findFirst();
    }

    /** The document's LOINC type, or a translation of a local type into LOINC. */
    private static @Nullable DocumentKind kind(XmlElement root) {
        return root.elements("code")
                .flatMap(code -> Stream.concat(Stream.of(code), code.elements("translation")))
                .filter(code ->
                        code.attribute("codeSystem").filter(LOINC::equals).isPresent())
                .flatMap(code -> code.attribute("code").stream())
                .flatMap(code -> LoincDocumentTypes.kind(code).stream())
                .findFirst()
                .orElse(null);
    }

    /** Confidentiality of the document and of its sections. */
    private static void labels(XmlElement element, Set<String> labels) {
        element.elements("confidentialityCode")
                .flatMap(code -> code.attribute("code").stream())
                .map(String::strip)
                .forEach(labels::add);
        element.elements().forEach(inner -> labels(inner, labels));
    }
}
