package health.pratique.format.mapping.cda;

import java.util.Optional;

/** Statuses of acts and of concerns as FHIR's codes, by the guide's ConceptMaps. */
final class Statuses {

    private Statuses() {}

    /** ConceptMap CF-ProblemStatus and CF-AllergyStatus; empty, and listed, for other codes. */
    static Optional<String> clinical(CdaElement value) {
        Optional<String> status =
                switch (value.peek("code")) {
                    case "55561003" -> Optional.of("active");
                    case "73425007" -> Optional.of("inactive");
                    case "413322009" -> Optional.of("resolved");
                    case "246455001" -> Optional.of("recurrence");
                    case "263855007" -> Optional.of("relapse");
                    case "277022003" -> Optional.of("remission");
                    default -> Optional.empty();
                };
        if (status.isPresent()) {
            value.known();
        } else if (!value.peek("code").isEmpty()) {
            value.unfit("code");
        }
        return status;
    }

    /** What the status of a concern act says of the problem: one no longer of concern need not be resolved. */
    static Optional<String> ofConcern(String status) {
        return switch (status) {
            case "active" -> Optional.of("active");
            case "completed", "suspended", "aborted" -> Optional.of("inactive");
            default -> Optional.empty();
        };
    }

    /** ConceptMap CF-ResultStatus and CF-ResultReportStatus. */
    static String result(String status) {
        return switch (status) {
            case "completed" -> "final";
            case "active", "held", "suspended", "new" -> "registered";
            case "aborted", "cancelled" -> "cancelled";
            case "nullified" -> "entered-in-error";
            default -> "unknown";
        };
    }

    /** ConceptMap CF-ProcedureStatus. */
    static String procedure(String status) {
        return switch (status) {
            case "completed" -> "completed";
            case "active" -> "in-progress";
            case "aborted" -> "stopped";
            case "cancelled" -> "not-done";
            case "held", "suspended" -> "on-hold";
            case "new" -> "preparation";
            case "nullified" -> "entered-in-error";
            default -> "unknown";
        };
    }

    /** ConceptMap CF-MedicationStatus, for MedicationStatement and MedicationRequest. */
    static String medication(String status) {
        return switch (status) {
            case "completed" -> "completed";
            case "active" -> "active";
            case "aborted" -> "stopped";
            case "suspended", "held" -> "on-hold";
            case "nullified" -> "entered-in-error";
            default -> "unknown";
        };
    }

    /** ConceptMap CF-ImmunizationStatus. */
    static String immunization(String status) {
        return switch (status) {
            case "nullified" -> "entered-in-error";
            case "aborted", "cancelled", "held", "new", "obsolete", "suspended" -> "not-done";
            default -> "completed";
        };
    }

    /** For a ServiceRequest. */
    static String request(String status) {
        return switch (status) {
            case "active", "new" -> "active";
            case "completed" -> "completed";
            case "held", "suspended" -> "on-hold";
            case "aborted", "cancelled" -> "revoked";
            case "nullified" -> "entered-in-error";
            default -> "unknown";
        };
    }
}
