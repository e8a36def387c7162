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
 * @param facts what else is known of the use
 */
public record ConsentQuestion(
        DocumentId document,
        String execution,
        Custodian custodian,
        SubjectToken subject,
        PurposeOfUse purpose,
        DocumentKind kind,
        ConsentFacts facts) {

    /** Of a use of which nothing else is known. */
    public ConsentQuestion(
            DocumentId document,
            String execution,
            Custodian custodian,
            SubjectToken subject,
            PurposeOfUse purpose,
            DocumentKind kind) {
        this(document, execution, custodian, subject, purpose, kind, ConsentFacts.UNKNOWN);
    }

    public static ConsentQuestion of(PipelineState state) {
        Document document = state.accepted();
        return new ConsentQuestion(
                document.id(),
                state.execution(),
                document.custodian(),
                document.subject(),
                document.purpose(),
                document.kind(),
                PipelineFacts.of(document));
    }

    public ConsentQuestion knowing(ConsentFacts known) {
        return new ConsentQuestion(document, execution, custodian, subject, purpose, kind, known);
    }
}
