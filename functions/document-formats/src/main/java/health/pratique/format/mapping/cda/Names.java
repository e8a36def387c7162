package health.pratique.format.mapping.cda;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.StringType;

/** Names of persons (PN) as HumanName (guide: CDA name to FHIR name; ConceptMap CF-NameUse). */
final class Names {

    private static final String QUALIFIER = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-qualifier";
    private static final Set<String> QUALIFIERS =
            Set.of("AC", "AD", "BR", "CL", "IN", "LS", "MID", "NB", "PFX", "PR", "SFX", "SP", "TITLE", "VV");

    private Names() {}

    static Optional<HumanName> person(CdaElement element) {
        HumanName name = new HumanName();
        List<StringType> families = parts(element, "family");
        if (families.size() == 1) {
            name.setFamilyElement(families.getFirst());
        } else if (!families.isEmpty()) {
            name.setFamily(String.join(
                    " ",
                    families.stream()
                            .filter(StringType::hasValue)
                            .map(StringType::getValue)
                            .toList()));
        }
        parts(element, "given").forEach(name.getGiven()::add);
        parts(element, "prefix").forEach(name.getPrefix()::add);
        parts(element, "suffix").forEach(name.getSuffix()::add);
        element.text().ifPresent(name::setText);
        element.read("validTime", Times::period).ifPresent(name::setPeriod);
        if (name.isEmpty()) {
            return Absent.of(element, name);
        }
        use(element).ifPresent(name::setUse);
        return Optional.of(name);
    }

    /** The name of an organization or a place (ON, EN): a string in FHIR. */
    static Optional<String> plain(CdaElement element) {
        Optional<String> text = Optional.of(CdaSource.flat(element.xml())).filter(found -> !found.isEmpty());
        text.ifPresent(found -> {
            element.take(Set.of());
        });
        return text;
    }

    private static List<StringType> parts(CdaElement name, String part) {
        return name.readAll(part, element -> {
            Optional<StringType> text =
                    Texts.plain(element).map(StringType::new).or(() -> Absent.of(element, new StringType()));
            text.ifPresent(found -> qualify(element, found));
            return text;
        });
    }

    private static void qualify(CdaElement element, StringType part) {
        for (String qualifier : element.attribute("qualifier").orElse("").split("\\s+")) {
            if (QUALIFIERS.contains(qualifier)) {
                part.addExtension(new Extension(QUALIFIER, new CodeType(qualifier)));
            } else if (!qualifier.isEmpty()) {
                element.unfit("qualifier");
            }
        }
    }

    private static Optional<NameUse> use(CdaElement element) {
        if (qualified(element, "given", "CL")) {
            return Optional.of(NameUse.NICKNAME);
        }
        if (qualified(element, "family", "BR")) {
            return Optional.of(NameUse.MAIDEN);
        }
        return element.attribute("use").flatMap(use -> switch (use) {
            case "L" -> Optional.of(NameUse.USUAL);
            case "C" -> Optional.of(NameUse.OFFICIAL);
            case "A" -> Optional.of(NameUse.NICKNAME);
            case "P" -> Optional.of(NameUse.ANONYMOUS);
            default -> {
                element.unfit("use");
                yield Optional.empty();
            }
        });
    }

    private static boolean qualified(CdaElement name, String part, String qualifier) {
        return name.children(part).stream()
                .anyMatch(element ->
                        List.of(element.peek("qualifier").split("\\s+")).contains(qualifier));
    }
}
