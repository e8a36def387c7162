package health.pratique.fault;

/** Why a document does not move forward, with what its sender, a reviewer or an operator should do next. */
public enum ReasonCode {
    // The document itself.
    KEY_MALFORMED("store objects under intake/{custodian}/{name}, in letters, digits and . _ - only"),
    DOCUMENT_EMPTY("send a document with content"),
    DOCUMENT_TOO_LARGE("split the document, or ask for a higher limit"),
    DOCUMENT_CHANGED("the object no longer has the content that was accepted; send it again"),
    OBJECT_NOT_FOUND("the object version named by the event does not exist; send it again"),
    FORMAT_UNSUPPORTED("send plain text, RTF, FHIR R4, HL7 v2, C-CDA, CSV, PDF or DICOM"),
    FORMAT_INVALID("correct the document so that it parses under its format's strict rules"),
    CHARSET_INVALID("send the document in UTF-8"),
    DOCUMENT_ENCRYPTED("send the document without a password"),
    ACTIVE_CONTENT("send the document without scripts, launch actions and embedded programs"),
    TEXT_NOT_READABLE("send the text itself beside the scan, or have a reviewer read the pages"),
    PIXELS_NOT_CLEARED("have a reviewer look at the image for burned-in text"),
    ENCODING_UNSUPPORTED("send the image in an uncompressed or a named transfer syntax"),
    CONTENT_MISMATCH("name the document by what it is, and send one document in one format"),
    ARCHIVE_UNSAFE("send an archive of plain files, without nested archives, within the limits"),
    MALWARE_FOUND("remove the malware at its source; the object is kept unopened"),
    MALWARE_NOT_SCANNED("wait for the scanner's verdict, then reprocess"),
    NESTING_TOO_DEEP("flatten the document below the nesting limit"),
    METADATA_MISSING("set the object metadata patient-id, document-kind, purpose-of-use and source-system"),
    METADATA_INVALID("use a known document-kind, purpose-of-use and release-policy"),
    METADATA_CONFLICT("make the object metadata and the content name the same patient"),
    // A record of the stream, which is no document yet.
    ENVELOPE_INVALID("send one JSON object with custodian and content in base64, as docs/intake.md shows it"),
    CUSTODIAN_NOT_LISTED("have the custodian added to StreamCustodians, then send the kept record again"),
    // Consent.
    CONSENT_MISSING("record the patient's consent for this custodian and purpose, then reprocess"),
    CONSENT_EXPIRED("renew the patient's consent, then reprocess"),
    CONSENT_NOT_YET_EFFECTIVE("wait until the consent's period begins, then reprocess"),
    CONSENT_REFUSED("the patient refused this purpose; do not use the document for it"),
    CONSENT_WITHDRAWN("the patient took the consent back; do not use the document, and what was made of it"),
    CONSENT_CHANGED("reprocess: the present consent asks for another release than the one it was prepared for"),
    CONSENT_NOT_UNDERSTOOD(
            "say it in what docs/consent.md lists, or leave it out: a consent is honoured whole or not taken"),
    EMERGENCY_REASON_MISSING(
            "say why consent is overridden in the object metadata emergency-reason: OVRER, OVRINCOMP, OVRPJ, OVRPS or"
                    + " OVRTPS"),
    EMERGENCY_ACCESS("decide whether the emergency justified access without asking the patient"),
    CONSENT_STORE_UNAVAILABLE("restore the consent database, then reprocess"),
    // Compliance, risk and release.
    RULE_FAILED("read the findings, correct what they name, then reprocess"),
    FRAUD_SUSPECTED("look into the named signals before anything of this source is released"),
    RESIDUAL_PHI("have a reviewer redact what the second detection pass found"),
    OBLIGATION_UNMET(
            "have a reviewer take out what the consent keeps back, or ask the patient; see the consent's obligations"),
    SUBJECT_ERASED("nothing: the patient was erased; a new document of theirs begins anew"),
    PURPOSE_NOT_ALLOWED("choose a release policy that this purpose allows"),
    // Review.
    REVIEW_REJECTED("a reviewer turned the document away; ask the custodian's privacy officer"),
    REVIEW_NOT_FOUND("name a review of this custodian; ./pratique review list shows them"),
    REVIEW_INCOMPLETE("say who decides, what, and for which coded reason; a note has 1,000 characters at most"),
    REVIEW_NOT_ALLOWED("decide what ./pratique review show names as allowed; nothing else can be overridden"),
    REVIEW_DECIDED("the review is decided, or somebody was faster; look at it again"),
    REVIEW_OVERTAKEN("the document has moved on; look for its newest review"),
    REVIEW_EXPIRED("what was seen is too old to release on; process the document again"),
    REVIEWER_NOT_SECOND("have another person confirm: the second decision is not the first reviewer's to make"),
    REVIEW_DIFFERS("confirm what the first reviewer decided, or reject or process the document again"),
    // Erasure.
    ERASURE_INCOMPLETE(
            "name the erasure in 8 to 64 letters, digits and hyphens, whose data, why, and who answers for it"),
    // The platform.
    DETECTOR_UNAVAILABLE("restore the PHI detector, then reprocess"),
    STORE_UNAVAILABLE("restore the object store, then reprocess"),
    REGISTRY_UNAVAILABLE("restore the document registry, then reprocess"),
    ACTIVITY_UNAVAILABLE("restore the activity windows, then reprocess"),
    CLINICAL_STORE_UNAVAILABLE("restore the clinical database, then ask again"),
    KEYS_UNAVAILABLE("restore KMS and the table of subject keys, then reprocess"),
    SUBJECT_KEY_EXCHANGED(
            "find out who changed the table of subject keys: under this subject's token lies another subject's key"),
    SCORER_UNAVAILABLE("restore the fraud scorer, then reprocess"),
    EVENTS_UNAVAILABLE("restore the event bus; the next sweep goes on"),
    RUN_LOST("look for what ended its runs before they were done, then reprocess"),
    NOT_CLAIMED("another run holds this document; wait for it to end"),
    STEP_TIMED_OUT("look for the slow dependency, then reprocess"),
    STEP_FAILED("read the step's log by document id, then reprocess"),
    CONFIGURATION_UNREADABLE("set the custodian's configuration anew with ./pratique configure, then reprocess"),
    SETTING_INVALID("correct the function's configuration, then reprocess"),
    DEFECT("report a defect with the document id; the document is held unharmed");

    private final String remedy;

    ReasonCode(String remedy) {
        this.remedy = remedy;
    }

    /** What to do next, in words for the one who can do it. */
    public String remedy() {
        return remedy;
    }
}
