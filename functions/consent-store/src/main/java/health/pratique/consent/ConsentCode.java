package health.pratique.consent;

/**
 * A code in its code system, as FHIR's Coding names it; what a code is displayed as is not kept.
 *
 * @param system a URI; empty for a code without one
 */
public record ConsentCode(String system, String code) {

    public static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    public static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    public static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    public static final String CONSENT_ACTION = "http://terminology.hl7.org/CodeSystem/consentaction";
    public static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    public static final String LOINC = "http://loinc.org";

    /** Of the names of {@link health.pratique.model.DocumentKind}. */
    public static final String DOCUMENT_KIND = "urn:pratique:document-kind";
}
