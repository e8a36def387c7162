package health.pratique.local.cli.bench;

import health.pratique.compliance.Circumstances;
import health.pratique.compliance.ComplianceFacts;
import health.pratique.format.DocumentFacts;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FhirMapping;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.format.TextField;
import health.pratique.format.json.JsonObject;
import health.pratique.kit.StoredObject;
import health.pratique.local.cli.Submission;
import health.pratique.model.ConsentDecision;
import health.pratique.model.ConsentOutcome;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A document of the mix as CheckCompliance gets it, with what opening it gave. */
record MixedDocument(
        Document document,
        ConsentOutcome consent,
        StoredObject object,
        DocumentFacts said,
        List<TextField> fields,
        List<JsonObject> resources) {

    static MixedDocument of(Submission submission) {
        byte[] content = submission.content();
        OpenedDocument opened = DocumentFormats.standard().reopen(content, FormatLimits.STANDARD);
        Instant now = Instant.now();
        ObjectLocation location = new ObjectLocation("bench", "intake/bench/a", "v1");
        StoredObject object = new StoredObject(
                location,
                content,
                Map.of(
                        "patient-id", "bench",
                        "document-kind", submission.kind(),
                        "purpose-of-use", submission.purpose()),
                now,
                "aws:kms",
                "bench");
        Document document = new Document(
                DocumentId.of("bench", "intake/bench/a", "v1"),
                new Custodian(submission.custodian()),
                new SubjectToken("0".repeat(64)),
                opened.format(),
                DocumentKind.valueOf(submission.kind()),
                PurposeOfUse.valueOf(submission.purpose()),
                submission.source(),
                submission.policy() == null ? ReleasePolicy.SAFE_HARBOR : ReleasePolicy.valueOf(submission.policy()),
                location,
                object.sha256(),
                content.length,
                now);
        return new MixedDocument(
                document,
                new ConsentOutcome(ConsentDecision.PERMIT, "bench", 1, List.of(), now),
                object,
                opened.facts(),
                opened.fields(),
                FhirMapping.resources(opened, content));
    }

    /** Only the index that the rules share is made anew. */
    ComplianceFacts indexed(Circumstances circumstances) {
        return ComplianceFacts.of(document, consent, object, said, fields, resources, circumstances);
    }

    /** From the bytes on. */
    ComplianceFacts opened(Circumstances circumstances) {
        OpenedDocument opened = DocumentFormats.standard().reopen(object.content(), FormatLimits.STANDARD);
        return ComplianceFacts.of(document, consent, object, opened, circumstances);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
