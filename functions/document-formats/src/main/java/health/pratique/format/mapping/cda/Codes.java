package health.pratique.format.mapping.cda;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations;
import org.jspecify.annotations.Nullable;

/** Codes (CD, CE, CV, CS) as CodeableConcept and Coding (guide: CDA coding to FHIR CodeableConcept). */
final class Codes {

    /** What FHIR takes as a code (R4, 2.24.0.1). */
    private static final Pattern CODE = Pattern.compile("\\S+( \\S+)*");

    /** HL7 v3 ActStatus. */
    private static final Set<String> STATUSES = Set.of(
            "aborted",
            "active",
            "cancelled",
            "completed",
            "held",
            "new",
            "normal",
            "nullified",
            "obsolete",
            "suspended");

    private Codes() {}

    /** Code, translations and original text; else why it is absent. */
    static Optional<CodeableConcept> concept(CdaElement element) {
        CodeableConcept concept = new CodeableConcept();
        coding(element).ifPresent(concept::addCoding);
        element.readAll("translation", Codes::coding).forEach(concept::addCoding);
        element.read("originalText", Texts::plain)
                .or(() -> element.attribute("displayName"))
                .ifPresent(concept::setText);
        return concept.isEmpty() ? Absent.of(element, concept) : Optional.of(concept);
    }

    /** The code alone, without translations. */
    static Optional<Coding> coding(CdaElement element) {
        Optional<String> code = element.attribute("code");
        if (code.isPresent() && !CODE.matcher(code.get()).matches()) {
            element.unfit("code");
            code = Optional.empty();
        }
        Coding coding = new Coding();
        code.ifPresent(coding::setCode);
        if (code.isPresent()) {
            element.attribute("codeSystem")
                    .flatMap(root -> Identifiers.system(element, "codeSystem", root))
                    .ifPresent(coding::setSystem);
            element.attribute("codeSystemVersion").ifPresent(coding::setVersion);
        }
        element.attribute("displayName").ifPresent(coding::setDisplay);
        return coding.isEmpty() ? Optional.empty() : Optional.of(coding);
    }

    /** A string by the code, such as a status; it counts as read. */
    static String code(CdaElement element) {
        return element.attribute("code").orElse("");
    }

    /** The status code of an act; it counts as read. Empty if there is none. */
    static String status(CdaElement act) {
        return act.child("statusCode").map(Codes::knownStatus).orElse("");
    }

    private static String knownStatus(CdaElement element) {
        String status = code(element);
        if (!status.isEmpty() && !STATUSES.contains(status)) {
            element.unfit("code");
        }
        return status;
    }

    static CodeableConcept of(String system, String code, @Nullable String display) {
        return new CodeableConcept(new Coding().setSystem(system).setCode(code).setDisplay(display));
    }

    /** ConceptMap CF-AdministrativeGender. */
    static Optional<Enumerations.AdministrativeGender> gender(CdaElement element) {
        return element.attribute("code").flatMap(code -> switch (code) {
            case "F" -> Optional.of(Enumerations.AdministrativeGender.FEMALE);
            case "M" -> Optional.of(Enumerations.AdministrativeGender.MALE);
            case "UN" -> Optional.of(Enumerations.AdministrativeGender.OTHER);
            default -> {
                element.unfit("code");
                yield Optional.empty();
            }
        });
    }
}
