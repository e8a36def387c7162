package health.pratique.model;

/** Gives patients, and the persons around them, the names that they have wherever nobody may be named. */
public interface PatientTokens {

    /** The patient's token; one is made where there is none. */
    SubjectToken token(Custodian custodian, String patientIdentifier);

    /**
     * What a person around the subject is called, see {@link SubjectSecret#person}.
     *
     * @param reference such as {@code RelatedPerson/7}
     */
    String person(Custodian custodian, SubjectToken subject, String reference);
}
