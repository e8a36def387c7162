package health.pratique.sweep;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a sweep did.
 *
 * @param counts without what was not done
 */
@RegisterForReflection(targets = {SweepReport.class, Swept.class})
public record SweepReport(int custodians, Map<Swept, Integer> counts) {

    public SweepReport {
        counts = counts.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(counts));
    }

    public int count(Swept what) {
        return counts.getOrDefault(what, 0);
    }
}
