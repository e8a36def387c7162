package health.pratique.cleaning;

import health.pratique.phi.PhiType;
import java.util.Map;
import java.util.TreeMap;

/** How the cleaning of a document ended. */
public sealed interface Cleaning {

    /** Counts for the audit trail; never PHI. */
    Map<String, String> facts();

    /**
     * No detector finds anything left in the copy. Prints as {@code [PHI]}, because some release policies leave dates and places.
     *
     * @param passes how many times it took
     * @param replaced how many values were replaced or removed
     */
    record Clean(byte[] content, int passes, int replaced) implements Cleaning {

        @Override
        public Map<String, String> facts() {
            return Map.of("passes", Integer.toString(passes), "replaced", Integer.toString(replaced));
        }

        @Override
        public String toString() {
            return "Clean[PHI]";
        }
    }

    /** Something is left that could not be taken out. */
    record Unclean(int passes, Map<PhiType, Integer> left) implements Cleaning {

        @Override
        public Map<String, String> facts() {
            Map<String, String> facts = new TreeMap<>();
            facts.put("passes", Integer.toString(passes));
            left.forEach((type, count) -> facts.put("residual." + type.name(), Integer.toString(count)));
            return facts;
        }
    }
}
