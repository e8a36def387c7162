package health.pratique.consent;

import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;

/**
 * May this document be used for this purpose?
 *
 * @param execution the workflow run that asks: asked again by the same run, the question gets the answer it got first
 */
public record ConsentQuestion(
        DocumentId document,
        String execution,
        Custodian custodian,
        SubjectToken subject,
        PurposeOfUse purpose,
        DocumentKind kind) {

    public static ConsentQuestion of(PipelineState state) {
        Document document = state.accepted();
        return new ConsentQuestion(
                document.id(),
                state.execution(),
                document.custodian(),
                document.subject(),
                document.purpose(),
                document.kind());
    }
}
