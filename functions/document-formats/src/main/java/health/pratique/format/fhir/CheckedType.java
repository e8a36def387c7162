package health.pratique.format.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildExtension;
import health.pratique.format.fhir.rule.Invariant;
import health.pratique.format.fhir.rule.Invariants;
import health.pratique.format.fhir.rule.PrimitiveForm;
import health.pratique.format.fhir.rule.RequiredCodes;
import health.pratique.format.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.hl7.fhir.instance.model.api.IBaseEnumFactory;
import org.jspecify.annotations.Nullable;

/** What is checked of objects of one type, made out of HAPI's model when the type first comes. Thread-safe. */
final class CheckedType {

    private final FhirType type;
    private final List<Required> required;
    private final List<Invariant> invariants;
    private final Map<String, CheckedElement> elements = new ConcurrentHashMap<>();

    /**
     * An element that must be there.
     *
     * @param members the names it may have, more than one for a choice
     */
    private record Required(String element, List<String> members) {
        boolean isMissing(JsonObject object) {
            for (String member : members) {
                if (object.get(member) != null || object.get("_" + member) != null) {
                    return false;
                }
            }
            return true;
        }
    }

    CheckedType(FhirType type) {
        this.type = type;
        this.invariants = Invariants.r4().of(type.name());
        List<Required> needed = new ArrayList<>();
        for (BaseRuntimeChildDefinition child : type.children()) {
            if (type.isRequired(child)) {
                needed.add(new Required(
                        child.getElementName().replace("[x]", ""), List.copyOf(child.getValidChildNames())));
            }
        }
        this.required = List.copyOf(needed);
    }

    FhirKind kind() {
        return type.kind();
    }

    boolean isReference() {
        return type.name().equals("Reference");
    }

    List<Invariant> invariants() {
        return invariants;
    }

    /** Whether an object of this type may consist of extensions only. */
    boolean requiresNothing() {
        return required.isEmpty();
    }

    void requireAll(JsonObject object, Breaches breaches) {
        for (Required one : required) {
            if (one.isMissing(object)) {
                breaches.add(FhirCheck.CARDINALITY, one.element());
            }
        }
    }

    /** Null when the type has no such element. */
    @Nullable
    CheckedElement element(String member) {
        CheckedElement known = elements.get(member);
        if (known == null) {
            FhirElement element = type.element(member);
            if (element == null) {
                return null;
            }
            known = checked(element, type.child(member));
            elements.put(member, known);
        }
        return known;
    }

    private CheckedElement checked(FhirElement element, @Nullable BaseRuntimeChildDefinition child) {
        boolean primitive = element.type().kind() == FhirKind.PRIMITIVE;
        boolean choice = child instanceof RuntimeChildChoiceDefinition && !(child instanceof RuntimeChildExtension);
        return new CheckedElement(
                element,
                choice && child != null ? child.getElementName() : null,
                primitive ? PrimitiveForm.of(element.type().name()) : null,
                primitive ? codes(element, child) : null,
                primitive ? null : RequiredCodes.of(type.name() + "." + element.member()));
    }

    private @Nullable Predicate<String> codes(FhirElement element, @Nullable BaseRuntimeChildDefinition child) {
        if (child != null && child.getInstanceConstructorArguments() instanceof IBaseEnumFactory<?> factory) {
            return FhirCodes.of(factory);
        }
        return element.type().name().equals("code") ? FhirCodes.of(type.name() + "." + element.member()) : null;
    }
}
