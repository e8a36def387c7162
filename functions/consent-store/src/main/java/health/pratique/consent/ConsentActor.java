package health.pratique.consent;

import org.jspecify.annotations.Nullable;

/**
 * Someone whom a provision names, or who is known to take part in what is asked.
 *
 * @param role how; absent in a question means in any role
 * @param reference as FHIR writes it, such as {@code Organization/harbor-clinic}; of a person related to the patient, a token
 */
public record ConsentActor(@Nullable ConsentCode role, String reference) {}
