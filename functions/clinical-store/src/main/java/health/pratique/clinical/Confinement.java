package health.pratique.clinical;

import java.util.Set;
import java.util.TreeSet;

/**
 * The patients beyond whom nothing is seen, whatever else is asked for.
 *
 * @param patients resource ids
 * @param withoutPatient whether what is the custodian's own is seen too
 */
public record Confinement(Set<String> patients, boolean withoutPatient) {

    static final int MOST_PATIENTS = 1_000;

    /** @throws QueryInvalid TOO_MUCH */
    public Confinement {
        if (patients.size() > MOST_PATIENTS) {
            throw new QueryInvalid(QueryInvalid.Defect.TOO_MUCH);
        }
        patients = Set.copyOf(new TreeSet<>(patients));
    }

    /** A patient's compartment, and nothing else. */
    public static Confinement to(String patient) {
        return new Confinement(Set.of(patient), false);
    }
}
