package health.pratique.audit.fhir;

/**
 * What an action of the trail is in the words of DICOM and ISO 21089.
 *
 * @param action FHIR's C, R, U, D or E
 */
record AuditLifecycle(AuditCode type, AuditCode subtype, String action) {

    /** An action that is not known here is an access to a patient's record, which each of them is at least. */
    static AuditLifecycle of(String action) {
        return switch (action) {
            case "ReceiveDocument", "UnpackDocument" -> new AuditLifecycle(AuditCode.IMPORT, AuditCode.RECEIVE, "C");
            case "ReprocessDocument" -> new AuditLifecycle(AuditCode.PATIENT_RECORD, AuditCode.ACCESS, "E");
            case "ValidateDocument", "CheckConsent", "DetectPhi", "CheckCompliance", "ScoreFraud" ->
                new AuditLifecycle(AuditCode.PATIENT_RECORD, AuditCode.VERIFY, "R");
            case "StoreDocument" -> new AuditLifecycle(AuditCode.EXPORT, AuditCode.DEIDENTIFY, "C");
            case "FinishExport", "GiveOutExport" -> new AuditLifecycle(AuditCode.EXPORT, AuditCode.ACCESS, "R");
            case "QuarantineDocument" -> new AuditLifecycle(AuditCode.PATIENT_RECORD, AuditCode.HOLD, "U");
            case "BreakGlass" -> new AuditLifecycle(AuditCode.SECURITY_ALERT, AuditCode.ACCESS, "R");
            case "EraseSubject", "EraseDocument", "RetractRelease" ->
                new AuditLifecycle(AuditCode.PATIENT_RECORD, AuditCode.DESTROY, "D");
            default -> new AuditLifecycle(AuditCode.PATIENT_RECORD, AuditCode.ACCESS, "E");
        };
    }
}
