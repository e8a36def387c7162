package health.pratique.configuration;

import java.util.Set;

/**
 * On what grounds personal data are processed, and where they may be.
 *
 * @param regions AWS regions in which this custodian's documents may be processed; none allows only those of the EEA and what
 *     is as safe
 */
public record DataProtection(
        LawfulBasis lawfulBasis,
        SpecialCategoryBasis specialCategoryBasis,
        Set<String> regions,
        TransferBasis transferBasis) {

    /** What the pipeline itself sees to: nothing moves without the patient's consent, and nothing leaves. */
    public static final DataProtection DEFAULT = new DataProtection(
            LawfulBasis.CONSENT, SpecialCategoryBasis.EXPLICIT_CONSENT, Set.of(), TransferBasis.NONE);

    public DataProtection {
        regions = Set.copyOf(regions);
    }
}
