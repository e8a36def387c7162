package health.pratique.format.mapping.cda;

import health.pratique.format.mapping.CodeSystems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/** Race and ethnicity as extensions of US Core, by the categories of OMB (guide: Patient). */
final class Races {

    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";
    private static final Set<String> RACES = Set.of("1002-5", "2028-9", "2054-5", "2076-8", "2106-3");
    private static final Set<String> ETHNICITIES = Set.of("2135-2", "2186-5");
    /** What US Core takes as a category besides: it is not known. */
    private static final Set<String> FLAVORS = Set.of("UNK", "ASKU");

    private Races() {}

    static void map(CdaElement person, Patient patient) {
        extension("race", both(person, "raceCode"), RACES).ifPresent(patient::addExtension);
        extension("ethnicity", both(person, "ethnicGroupCode"), ETHNICITIES).ifPresent(patient::addExtension);
    }

    private static List<CdaElement> both(CdaElement person, String name) {
        return Stream.concat(person.children(name).stream(), person.extensions(name).stream())
                .toList();
    }

    private static Optional<Extension> extension(String kind, List<CdaElement> codes, Set<String> categories) {
        List<Coding> category = new ArrayList<>();
        List<Coding> detailed = new ArrayList<>();
        for (CdaElement code : codes) {
            for (Coding coding : codings(code)) {
                boolean known = categories.contains(coding.getCode()) || FLAVORS.contains(coding.getCode());
                List<Coding> target = known ? category : detailed;
                boolean again = target.stream().anyMatch(other -> other.equalsDeep(coding));
                if (!again) {
                    target.add(coding);
                }
            }
        }
        if (category.isEmpty() && detailed.isEmpty()) {
            return masked(kind, codes);
        }
        Extension extension = new Extension(US_CORE + kind);
        category.forEach(coding -> extension.addExtension("ombCategory", coding));
        detailed.forEach(coding -> extension.addExtension("detailed", coding));
        String text = Stream.concat(category.stream(), detailed.stream())
                .map(coding -> coding.hasDisplay() ? coding.getDisplay() : coding.getCode())
                .distinct()
                .collect(Collectors.joining(", "));
        extension.addExtension("text", new StringType(text));
        return Optional.of(extension);
    }

    private static List<Coding> codings(CdaElement code) {
        List<Coding> codings = new ArrayList<>(code.readAll("translation", Codes::coding));
        Codes.coding(code).ifPresent(codings::addFirst);
        String flavor = code.peek("nullFlavor");
        if (codings.isEmpty() && FLAVORS.contains(flavor)) {
            codings.add(new Coding().setSystem(CodeSystems.hl7("v3-NullFlavor")).setCode(flavor));
        }
        codings.removeIf(Coding::isEmpty);
        return codings;
    }

    private static Optional<Extension> masked(String kind, List<CdaElement> codes) {
        return codes.stream()
                .flatMap(code -> Absent.of(code, new StringType()).stream())
                .findFirst()
                .map(text -> {
                    Extension extension = new Extension(US_CORE + kind);
                    extension.addExtension("text", text);
                    return extension;
                });
    }
}
