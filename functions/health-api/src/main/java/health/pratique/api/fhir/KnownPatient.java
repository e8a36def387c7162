package health.pratique.api.fhir;

import health.pratique.model.Custodian;
import health.pratique.model.PatientTokens;
import health.pratique.model.SubjectToken;

/**
 * The one patient that a consent is of, who is known already; whom it names besides gets a token as ever.
 *
 * @param others who else may be named
 */
record KnownPatient(PatientTokens others, SubjectToken subject) implements PatientTokens {

    /** In the place of an identifier. */
    static final String KNOWN = "known";

    @Override
    public SubjectToken token(Custodian custodian, String patientIdentifier) {
        return subject;
    }

    @Override
    public String person(Custodian custodian, SubjectToken about, String reference) {
        return others.person(custodian, about, reference);
    }
}
