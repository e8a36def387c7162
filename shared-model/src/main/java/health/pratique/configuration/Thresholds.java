package health.pratique.configuration;

/**
 * Where the rules that count draw their lines.
 *
 * @param smallestCell the least count that a table may show for a group; 1 shows all
 * @param duplicateStatements how many statements may say the same as another of their document
 * @param implausibleValues how many vital signs and laboratory values may lie where no living patient's do
 * @param oldestRecordYears the age from which a record is no longer passed on
 */
public record Thresholds(int smallestCell, int duplicateStatements, int implausibleValues, int oldestRecordYears) {

    /** Cells under 11 are what the Centers for Medicare &amp; Medicaid Services suppress. */
    public static final Thresholds DEFAULT = new Thresholds(11, 0, 0, 120);
}
