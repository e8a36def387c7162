package health.pratique.format.fhir;

import health.pratique.format.FieldMeaning;
import java.util.Set;

/** What the words beside a reference name, by the type of resource that the reference points to. */
final class ReferenceDisplay {

    private static final Set<String> PERSONS =
            Set.of("Patient", "Person", "Practitioner", "PractitionerRole", "RelatedPerson");
    private static final Set<String> ORGANIZATIONS = Set.of(
            "CareTeam",
            "Endpoint",
            "HealthcareService",
            "InsurancePlan",
            "Location",
            "Organization",
            "OrganizationAffiliation");

    private ReferenceDisplay() {}

    static FieldMeaning of(String target) {
        if (PERSONS.contains(target)) {
            return FieldMeaning.PERSON_NAME;
        }
        return ORGANIZATIONS.contains(target) ? FieldMeaning.ORGANIZATION : FieldMeaning.LABEL;
    }

    /** A person when one of the types is: a name taken for a label would be left in, the opposite costs a label. */
    static FieldMeaning ofAny(Set<String> targets) {
        if (targets.stream().anyMatch(PERSONS::contains)) {
            return FieldMeaning.PERSON_NAME;
        }
        return targets.stream().anyMatch(ORGANIZATIONS::contains) ? FieldMeaning.ORGANIZATION : FieldMeaning.FREE_TEXT;
    }
}
