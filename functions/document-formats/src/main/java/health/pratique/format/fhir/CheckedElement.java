package health.pratique.format.fhir;

import health.pratique.format.fhir.rule.PrimitiveForm;
import health.pratique.format.fhir.rule.RequiredCodes;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is checked of one element.
 *
 * @param choice the name that the types of a choice share, null for what is no choice
 * @param form null for what is no primitive
 * @param codes what a code is bound to, null when it is not bound or only by example
 * @param concepts what a concept is bound to
 */
record CheckedElement(
        FhirElement element,
        @Nullable String choice,
        @Nullable PrimitiveForm form,
        @Nullable Predicate<String> codes,
        @Nullable RequiredCodes concepts) {}
