package health.pratique.local.cli.bench;

import java.util.List;

/** What a partner's systems ask of the FHIR API most, half of it reads. */
enum ApiQuestion {
    READ_PATIENT("FHIR_READ"),
    READ_OBSERVATION("FHIR_READ"),
    LATEST_LABORATORY("FHIR_SEARCH"),
    ONE_CODE("FHIR_SEARCH"),
    WITH_PATIENT("FHIR_SEARCH"),
    CONDITIONS("FHIR_SEARCH"),
    ENCOUNTERS_SINCE("FHIR_SEARCH"),
    WHO_IS_IT("FHIR_SEARCH");

    private static final List<ApiQuestion> SEARCHES =
            List.of(LATEST_LABORATORY, ONE_CODE, WITH_PATIENT, CONDITIONS, ENCOUNTERS_SINCE, WHO_IS_IT);

    private final String operation;

    ApiQuestion(String operation) {
        this.operation = operation;
    }

    /** As the ledger counts it. */
    String operation() {
        return operation;
    }

    static ApiQuestion of(int number) {
        return switch (number & 3) {
            case 0 -> READ_PATIENT;
            case 1 -> READ_OBSERVATION;
            default -> SEARCHES.get((number / 4 * 2 + (number & 1)) % SEARCHES.size());
        };
    }

    /** @param number another for another patient: neighbours are far apart */
    String target(ManyResources resources, int number) {
        int patient = Math.floorMod(number * 7_919, resources.patients());
        String id = resources.patientId(patient);
        int observation = 1 + number % 5;
        return "/fhir/R4/"
                + switch (this) {
                    case READ_PATIENT -> "Patient/" + id;
                    case READ_OBSERVATION -> "Observation/" + resources.observationId(patient, observation);
                    case LATEST_LABORATORY ->
                        "Observation?patient=" + id + "&category=laboratory&_sort=-date&_count=10";
                    case ONE_CODE ->
                        "Observation?patient=" + id + "&code=http://loinc.org%7C" + resources.code(observation);
                    case WITH_PATIENT -> "Observation?patient=" + id + "&_count=10&_include=Observation:patient";
                    case CONDITIONS -> "Condition?patient=" + id + "&clinical-status=active";
                    case ENCOUNTERS_SINCE -> "Encounter?patient=" + id + "&date=ge2018";
                    case WHO_IS_IT ->
                        "Patient?family=" + resources.family(patient) + "&birthdate=" + resources.birthDate(patient);
                };
    }
}
