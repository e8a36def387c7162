package health.pratique.compliance.unit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Unified Code for Units of Measure, case sensitive. Units are read once: a document has thousands of amounts in a dozen units.
 */
public final class Ucum {

    /** More different units than any honest installation meets. */
    private static final int MOST_KEPT = 2_000;

    private static final int LONGEST = 80;

    private static final Map<String, Optional<Unit>> READ = new ConcurrentHashMap<>();

    private Ucum() {}

    /** Empty for what is no unit. */
    public static Optional<Unit> unit(String code) {
        Optional<Unit> kept = READ.get(code);
        if (kept != null) {
            return kept;
        }
        Optional<Unit> read = code.length() > LONGEST ? Optional.empty() : new UnitReader(code).whole();
        // What is no unit may be anything that somebody wrote, so it is not kept.
        if (read.isPresent() && READ.size() < MOST_KEPT) {
            READ.put(code, read);
        }
        return read;
    }

    public static boolean isUnit(String code) {
        return unit(code).isPresent();
    }
}
