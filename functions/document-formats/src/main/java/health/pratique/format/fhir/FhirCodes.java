package health.pratique.format.fhir;

import health.pratique.format.fhir.rule.RequiredCodes;
import java.util.Currency;
import java.util.Map;
import java.util.function.Predicate;
import org.hl7.fhir.instance.model.api.IBaseEnumFactory;
import org.hl7.fhir.r4.model.Enumerations.FHIRAllTypesEnumFactory;
import org.hl7.fhir.r4.model.Enumerations.FHIRDefinedTypeEnumFactory;
import org.hl7.fhir.r4.model.Enumerations.ResourceTypeEnumFactory;
import org.jspecify.annotations.Nullable;

/**
 * The codes that a required binding allows: those of HAPI's enumerations, of R4's lists of types, of ISO 4217. Media types (BCP 13)
 * are an open list, which no check can hold.
 */
final class FhirCodes {

    private static final Predicate<String> RESOURCE_TYPES = of(new ResourceTypeEnumFactory());
    private static final Predicate<String> ALL_TYPES = of(new FHIRAllTypesEnumFactory());
    private static final Predicate<String> DEFINED_TYPES = of(new FHIRDefinedTypeEnumFactory());

    private static final Map<String, Predicate<String>> BY_PATH = Map.ofEntries(
            Map.entry("CapabilityStatement.rest.resource.type", RESOURCE_TYPES),
            Map.entry("CompartmentDefinition.resource.code", RESOURCE_TYPES),
            Map.entry("GraphDefinition.link.target.type", RESOURCE_TYPES),
            Map.entry("GraphDefinition.start", RESOURCE_TYPES),
            Map.entry("ImplementationGuide.global.type", RESOURCE_TYPES),
            Map.entry("MessageDefinition.focus.code", RESOURCE_TYPES),
            Map.entry("OperationDefinition.resource", RESOURCE_TYPES),
            Map.entry("Questionnaire.subjectType", RESOURCE_TYPES),
            Map.entry("SearchParameter.base", RESOURCE_TYPES),
            Map.entry("SearchParameter.target", RESOURCE_TYPES),
            Map.entry("DataRequirement.type", ALL_TYPES),
            Map.entry("OperationDefinition.parameter.type", ALL_TYPES),
            Map.entry("ParameterDefinition.type", ALL_TYPES),
            Map.entry("TestScript.setup.action.assert.resource", DEFINED_TYPES),
            Map.entry("TestScript.setup.action.operation.resource", DEFINED_TYPES),
            Map.entry("Money.currency", FhirCodes::isCurrency));

    private FhirCodes() {}

    static Predicate<String> of(IBaseEnumFactory<?> factory) {
        return code -> {
            try {
                return factory.fromCode(code) != null;
            } catch (IllegalArgumentException unknown) {
                return false;
            }
        };
    }

    /** Null when the element is bound to no list of codes. */
    static @Nullable Predicate<String> of(String path) {
        RequiredCodes listed = RequiredCodes.of(path);
        return listed == null ? BY_PATH.get(path) : listed.codes()::contains;
    }

    private static boolean isCurrency(String code) {
        try {
            Currency.getInstance(code);
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
