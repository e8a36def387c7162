package health.pratique.audit.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A FHIR Coding. */
record AuditCode(String system, String code, String display) {

    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String LIFECYCLE = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ENTITY_ROLE = "http://terminology.hl7.org/CodeSystem/object-role";

    /** DICOM PS3.16, CID 400: what audit messages are about. */
    static final AuditCode IMPORT = new AuditCode(DICOM, "110107", "Import");

    static final AuditCode EXPORT = new AuditCode(DICOM, "110106", "Export");
    static final AuditCode PATIENT_RECORD = new AuditCode(DICOM, "110110", "Patient Record");
    static final AuditCode SECURITY_ALERT = new AuditCode(DICOM, "110113", "Security Alert");
    static final AuditCode APPLICATION = new AuditCode(DICOM, "110150", "Application");

    /** ISO 21089: what happens to a record in its life. */
    static final AuditCode RECEIVE = new AuditCode(LIFECYCLE, "receive", "Receive/Retain Record Lifecycle Event");

    static final AuditCode VERIFY = new AuditCode(LIFECYCLE, "verify", "Verify Record Lifecycle Event");
    static final AuditCode ACCESS = new AuditCode(LIFECYCLE, "access", "Access/View Record Lifecycle Event");
    static final AuditCode HOLD = new AuditCode(LIFECYCLE, "hold", "Place Record on Legal Hold Lifecycle Event");
    static final AuditCode DEIDENTIFY =
            new AuditCode(LIFECYCLE, "deidentify", "De-Identify (Anononymize) Record Lifecycle Event");
    static final AuditCode DESTROY = new AuditCode(LIFECYCLE, "destroy", "Destroy/Delete Record Lifecycle Event");

    static final AuditCode PERSON = new AuditCode(ENTITY_TYPE, "1", "Person");
    static final AuditCode SYSTEM_OBJECT = new AuditCode(ENTITY_TYPE, "2", "System Object");
    static final AuditCode OTHER = new AuditCode(ENTITY_TYPE, "4", "Other");
    static final AuditCode PATIENT = new AuditCode(ENTITY_ROLE, "1", "Patient");
    static final AuditCode REPORT = new AuditCode(ENTITY_ROLE, "3", "Report");
    static final AuditCode SECURITY_RESOURCE = new AuditCode(ENTITY_ROLE, "13", "Security Resource");

    static final AuditCode CUSTODIAN =
            new AuditCode("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "CST", "custodian");
    static final AuditCode HUMAN = new AuditCode(
            "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP", "information recipient");
    static final AuditCode APPLICATION_SERVER =
            new AuditCode("http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server");

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("system", system)
                .put("code", code)
                .put("display", display);
    }
}
