package health.pratique.consent;

import health.pratique.kit.DocumentRecord;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import java.util.Optional;

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

    /** What the run asked that holds or released the document; empty while it is not known whose document it is. */
    public static Optional<ConsentQuestion> of(DocumentRecord record) {
        SubjectToken subject = record.subject();
        PurposeOfUse purpose = record.purpose();
        DocumentKind kind = record.kind();
        return subject == null || purpose == null || kind == null
                ? Optional.empty()
                : Optional.of(new ConsentQuestion(
                        record.id(),
                        record.execution(),
                        record.custodian(),
                        subject,
                        purpose,
                        kind,
                        PipelineFacts.of(record.custodian(), kind, record.receivedAt())));
    }

    public ConsentQuestion knowing(ConsentFacts known) {
        return new ConsentQuestion(document, execution, custodian, subject, purpose, kind, known);
    }
}
