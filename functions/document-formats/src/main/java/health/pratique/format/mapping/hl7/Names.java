package health.pratique.format.mapping.hl7;

import java.util.Optional;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.StringType;

/** Names of persons: XPN, and the same components where XCN has them (guide, datatype map XPN[HumanName]). */
final class Names {

    private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/humanname-";

    /** What the subcomponents of a family name say of it (HL7 v2.8, 2A.30). */
    private static final String[] FAMILY = {"", "", "own-prefix", "own-name", "partner-prefix", "partner-name"};

    private Names() {}

    static Optional<HumanName> xpn(Value value, Times times) {
        HumanName name = parts(value, 1);
        Codes.code(value.part(7), "NameType", NameUse::fromCode).ifPresent(name::setUse);
        times.period(value.part(12), value.part(13))
                .or(() -> times.period(value.part(10).part(1), value.part(10).part(2)))
                .ifPresent(name::setPeriod);
        text(value.part(14), name::addSuffix);
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The name in XCN: from component 2 on, its type in 10. */
    static Optional<HumanName> xcn(Value value) {
        HumanName name = parts(value, 2);
        Codes.code(value.part(10), "NameType", NameUse::fromCode).ifPresent(name::setUse);
        text(value.part(21), name::addSuffix);
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The name in CNN, the first component of NDL: its parts are subcomponents. */
    static Optional<HumanName> cnn(Value value) {
        HumanName name = parts(value, 2);
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static HumanName parts(Value value, int first) {
        HumanName name = new HumanName();
        Value family = value.part(first);
        text(family.part(1), name::setFamily);
        for (int part = 2; part < FAMILY.length; part++) {
            String url = EXTENSION + FAMILY[part];
            text(family.part(part), text -> name.getFamilyElement().addExtension(url, new StringType(text)));
        }
        text(value.part(first + 1), name::addGiven);
        text(value.part(first + 2), name::addGiven);
        text(value.part(first + 3), name::addSuffix);
        text(value.part(first + 4), name::addPrefix);
        text(value.part(first + 5), name::addSuffix);
        return name;
    }

    private static void text(Value value, Consumer<String> target) {
        String text = value.text();
        if (!text.isEmpty()) {
            target.accept(text);
        }
    }
}
