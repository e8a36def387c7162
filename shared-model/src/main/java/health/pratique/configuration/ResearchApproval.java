package health.pratique.configuration;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Under what secondary use stands. Each is a reference into the custodian's own files, not the paper itself.
 *
 * @param approval of an institutional review board or privacy board
 * @param approvedUntil last day of that approval
 * @param dataUseAgreement with the recipient of a limited data set
 * @param expertDetermination that pseudonymised data identify nobody
 * @param modelTraining whether the approval covers the training of models
 */
public record ResearchApproval(
        @Nullable String approval,
        @Nullable LocalDate approvedUntil,
        @Nullable String dataUseAgreement,
        @Nullable String expertDetermination,
        boolean modelTraining) {

    public static final ResearchApproval NONE = new ResearchApproval(null, null, null, null, false);
}
