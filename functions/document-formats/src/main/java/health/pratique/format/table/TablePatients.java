package health.pratique.format.table;

import health.pratique.format.PatientFacts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers whom a table speaks of: each patient once, known by record number, else by another number of the patient, else by name
 * and day of birth. Patients without a number count from two on only: a single one is whoever the sender says.
 */
final class TablePatients {

    private static final class Patient {
        private final Set<String> identifiers = new LinkedHashSet<>();
        private @Nullable String birthDate;
        private @Nullable String deathDate;

        private PatientFacts facts() {
            return new PatientFacts(null, List.copyOf(identifiers), birthDate, deathDate);
        }
    }

    private static final List<ColumnRole> IDENTIFIERS =
            List.of(ColumnRole.RECORD_NUMBER, ColumnRole.PATIENT_ID, ColumnRole.NATIONAL_ID);

    private final boolean[] dayFirst;
    private final Map<ColumnRole, List<Integer>> byRole = new EnumMap<>(ColumnRole.class);
    private final Map<String, Patient> byIdentifier = new HashMap<>();
    private final Map<String, Patient> byName = new HashMap<>();
    private final Set<Patient> patients = new LinkedHashSet<>();

    TablePatients(List<Column> columns) {
        dayFirst = new boolean[columns.size()];
        for (int column = 0; column < columns.size(); column++) {
            dayFirst[column] = columns.get(column).dayFirst();
            byRole.computeIfAbsent(columns.get(column).role(), role -> new ArrayList<>())
                    .add(column);
        }
    }

    void add(Row row) {
        List<String> identifiers = new ArrayList<>();
        for (ColumnRole role : IDENTIFIERS) {
            identifiers.addAll(values(row, role));
        }
        String name = String.join(" ", values(row, ColumnRole.PATIENT_NAME)).toLowerCase(Locale.ROOT);
        List<String> births = values(row, ColumnRole.PATIENT_BIRTH_DATE);
        if (identifiers.isEmpty() && name.isEmpty()) {
            return;
        }
        String birth = births.isEmpty() ? null : CellDate.iso(births.getFirst()).orElse(null);
        Patient patient = find(identifiers, name + '\n' + (birth == null ? "" : birth));
        patients.add(patient);
        patient.identifiers.addAll(identifiers);
        if (patient.birthDate == null) {
            patient.birthDate = birth;
        }
        List<String> deaths = values(row, ColumnRole.DEATH_DATE);
        if (patient.deathDate == null && !deaths.isEmpty()) {
            patient.deathDate = CellDate.iso(deaths.getFirst()).orElse(null);
        }
    }

    List<PatientFacts> facts() {
        boolean nobodyToTell =
                patients.size() == 1 && patients.iterator().next().identifiers.isEmpty();
        return nobodyToTell ? List.of() : patients.stream().map(Patient::facts).toList();
    }

    private Patient find(List<String> identifiers, String person) {
        Patient known = identifiers.isEmpty() ? byName.get(person) : byIdentifier.get(identifiers.getFirst());
        Patient patient = known != null ? known : new Patient();
        identifiers.forEach(identifier -> byIdentifier.putIfAbsent(identifier, patient));
        byName.putIfAbsent(person, patient);
        return patient;
    }

    private List<String> values(Row row, ColumnRole role) {
        List<String> values = new ArrayList<>();
        for (int column : byRole.getOrDefault(role, List.of())) {
            String value = column < row.width() ? row.cell(column).strip() : "";
            boolean masked = value.startsWith("[") && value.endsWith("]");
            if (!value.isEmpty() && !masked) {
                values.add(dayFirst[column] ? CellDate.withDayFirst(value) : value);
            }
        }
        return values;
    }
}
