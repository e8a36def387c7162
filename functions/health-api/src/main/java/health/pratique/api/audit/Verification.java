package health.pratique.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.pratique.kit.AuditVerifier.Verdict;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether a chain is whole.
 *
 * @param chain the document's id, or that of the custodian's own chain
 * @param rows that are there
 * @param flaw the first bad row; absent when the chain is whole
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Whether a chain is whole, recomputed from the tables")
record Verification(
        String chain, int rows, boolean whole, @Nullable Flaw flaw) {

    /** @param sequence of the first bad row */
    @RegisterForReflection
    record Flaw(
            @Schema(examples = "7") long sequence,

            @Schema(examples = "a field of this row was changed or removed")
            String reason) {}

    static Verification of(Verdict verdict) {
        return new Verification(
                verdict.documentId(),
                verdict.rows(),
                verdict.flaw() == null,
                verdict.flaw() == null
                        ? null
                        : new Flaw(verdict.flaw().sequence(), verdict.flaw().reason()));
    }
}
