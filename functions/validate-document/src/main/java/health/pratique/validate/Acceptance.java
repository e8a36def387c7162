package health.pratique.validate;

import health.pratique.fault.Breach;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.format.DocumentFacts;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.format.NamedFormat;
import health.pratique.format.archive.Archive;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.IntakeEvent;
import health.pratique.kit.RegistryChange;
import health.pratique.kit.StepResult;
import health.pratique.kit.StoredObject;
import health.pratique.kit.SubjectKeys;
import health.pratique.model.Document;
import health.pratique.model.DocumentKind;
import health.pratique.model.PipelineState;
import health.pratique.validate.malware.IntakeObject;
import health.pratique.validate.malware.MalwareCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Decides whether an object is a document that the pipeline takes, and describes it. */
@ApplicationScoped
public class Acceptance {

    private final DocumentVault vault;
    private final SubjectKeys subjects;
    private final MalwareCheck malware;
    private final Unpacking unpacking;
    private final FormatLimits limits;

    public Acceptance(
            DocumentVault vault,
            SubjectKeys subjects,
            MalwareCheck malware,
            Unpacking unpacking,
            ValidateSettings settings) {
        this.vault = vault;
        this.subjects = subjects;
        this.malware = malware;
        this.unpacking = unpacking;
        this.limits = IntakeLimits.of(settings);
    }

    StepResult decide(IntakeEvent event, String execution) {
        Map<String, String> facts = new TreeMap<>();
        try {
            StoredObject object = admitted(event, facts);
            NamedFormat named = NamedFormat.of(event.location().key());
            if (Archive.recognises(object.content())) {
                named.requireArchive();
                told(IntakeMetadata.of(object), facts);
                unpacking.unpack(event, object, limits, facts);
                return StepResult.done(PipelineState.unpacked(execution), facts, RegistryChange.unpacked());
            }
            Document document = accept(event, object, named, facts);
            return StepResult.done(
                    PipelineState.accepted(execution, document), facts, RegistryChange.described(document));
        } catch (DocumentRejected rejected) {
            tell(rejected.breaches(), facts);
            return StepResult.refused(rejected, facts);
        } catch (PolicyViolated violated) {
            return StepResult.refused(violated, facts);
        }
    }

    /** Rules and names of elements, which are no PHI, so that the sender knows what to mend. */
    private static void tell(List<Breach> breaches, Map<String, String> facts) {
        if (!breaches.isEmpty()) {
            facts.put("breaches", breaches.stream().map(Breach::toString).collect(Collectors.joining(", ")));
        }
    }

    private StoredObject admitted(IntakeEvent event, Map<String, String> facts) {
        if (!event.keyWellFormed()) {
            throw new DocumentRejected(ReasonCode.KEY_MALFORMED);
        }
        IntakeObject arrived = new IntakeObject(vault, event.location(), limits.maxBytes());
        malware.clear(arrived, facts);
        StoredObject object = arrived.fetched();
        facts.put("bytes", Integer.toString(object.content().length));
        facts.put("sha256", object.sha256());
        return object;
    }

    private Document accept(IntakeEvent event, StoredObject object, NamedFormat named, Map<String, String> facts) {
        DocumentFacts content =
                DocumentFormats.standard().open(object.content(), limits).facts();
        facts.put("format", content.format().name());
        facts.put("fields", Integer.toString(content.fields()));
        named.require(content.format());
        IntakeMetadata metadata = IntakeMetadata.of(object);
        String patient = PatientIdentity.agreed(metadata.patientId(), content);
        DocumentKind kind = metadata.kind()
                .or(() -> Optional.ofNullable(content.kind()))
                .orElseThrow(() -> new DocumentRejected(ReasonCode.METADATA_MISSING));
        facts.put("kind", kind.name());
        told(metadata, facts);
        return new Document(
                event.documentId(),
                event.custodian(),
                subjects.token(event.custodian(), patient),
                content.format(),
                kind,
                metadata.purpose(),
                metadata.source(),
                metadata.releasePolicy(),
                event.location(),
                object.sha256(),
                object.content().length,
                object.lastModified(),
                metadata.emergency().orElse(null));
    }

    private static void told(IntakeMetadata metadata, Map<String, String> facts) {
        facts.put("purpose", metadata.purpose().name());
        facts.put("releasePolicy", metadata.releasePolicy().name());
        facts.put("source", metadata.source());
    }
}
