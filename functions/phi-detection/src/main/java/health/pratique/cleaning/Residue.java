package health.pratique.cleaning;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * PHI that is left in a copy. Its keys are texts, so it prints as {@code [PHI]}.
 *
 * @param prose by text of the copy; another pass may take it out
 * @param elsewhere in fields and other places that de-identification has dealt with already: another pass changes nothing
 */
record Residue(Map<String, List<PhiSpan>> prose, Map<PhiType, Integer> elsewhere) {

    boolean isNone() {
        return prose.isEmpty() && elsewhere.isEmpty();
    }

    Map<PhiType, Integer> counts() {
        Map<PhiType, Integer> counts = new EnumMap<>(PhiType.class);
        counts.putAll(elsewhere);
        prose.values().forEach(spans -> spans.forEach(span -> counts.merge(span.type(), 1, Integer::sum)));
        return counts;
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
