package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.api.http.CallerContext;
import health.pratique.api.http.Permission;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.clinical.Compartments;
import health.pratique.clinical.ResourceKey;
import health.pratique.clinical.StoredResource;
import health.pratique.consent.ConsentDraft;
import health.pratique.consent.ConsentRecords;
import health.pratique.consent.StoredConsent;
import health.pratique.consent.fhir.FhirConsent;
import health.pratique.fault.DocumentRejected;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.KitSettings;
import health.pratique.kit.SubjectKeys;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Caller;
import health.pratique.smart.Interaction;
import health.pratique.smart.Role;
import health.pratique.smart.ScopeReach;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts on record what patients say, by the hand of who heard it: a clinician or a privacy officer. It counts in every decision from
 * then on. A change is a new version; nothing is overwritten, and nothing is deleted.
 */
@ApplicationScoped
public class ConsentWrites {

    private final ConsentRecords records;
    private final ConsentReads reads;
    private final ConsentSight sight;
    private final SubjectKeys subjects;
    private final Permission permission;
    private final CallerContext context;
    private final CustodianTrail trail;
    private final ConsentAnnouncement announcement;
    private final KitSettings settings;

    public ConsentWrites(
            ConsentRecords records,
            ConsentReads reads,
            ConsentSight sight,
            SubjectKeys subjects,
            Permission permission,
            CallerContext context,
            CustodianTrail trail,
            ConsentAnnouncement announcement,
            KitSettings settings) {
        this.records = records;
        this.reads = reads;
        this.sight = sight;
        this.subjects = subjects;
        this.permission = permission;
        this.context = context;
        this.trail = trail;
        this.announcement = announcement;
        this.settings = settings;
    }

    /** The same content again is the same consent. */
    FhirAnswer create(ObjectNode resource) {
        Caller caller = writer(Interaction.CREATE);
        SubjectToken subject = subject(caller, resource);
        ConsentDraft draft = draft(caller, subject, resource);
        // The server gives ids: what the client calls it has no say in that.
        UUID id = ConsentDraft.idOf(caller.custodian(), subject, "sha256 " + draft.sourceSha256());
        boolean known = records.read(caller.custodian(), id).isPresent();
        return written(caller, records.put(caller.custodian(), named(draft, id)), known ? 200 : 201);
    }

    /** Of what is there and seen. */
    FhirAnswer update(String id, ObjectNode resource, @Nullable String ifMatch) {
        Caller caller = writer(Interaction.UPDATE);
        @Nullable Integer expected = Conditions.version(ifMatch);
        StoredConsent there = ConsentReads.uuid(id)
                .flatMap(known -> records.read(caller.custodian(), known))
                .filter(consent -> sight.sees(Interaction.UPDATE, ConsentView.of(consent)))
                .orElseThrow(ConsentReads::notFound);
        if (!resource.path("id").asText().equals(id)) {
            throw FhirRefused.invalid("The id of the resource is the one in the address.");
        }
        if (there.resource() == null) {
            throw FhirRefused.unprocessable("This consent was recorded by another way: create one beside it.");
        }
        if (!subject(caller, resource).equals(there.subject())) {
            throw FhirRefused.unprocessable("A consent stays the patient's whose it is.");
        }
        ConsentDraft draft = named(
                draft(caller, there.subject(), resource), there.reference().id());
        int version = expected == null ? there.reference().version() : expected;
        StoredConsent replaced = records.replace(caller.custodian(), draft, version)
                .orElseThrow(() -> new ProblemException(ProblemKind.PRECONDITION_FAILED));
        return written(caller, replaced, 200);
    }

    private FhirAnswer written(Caller caller, StoredConsent consent, int status) {
        trail.record(
                caller.custodian(),
                new AuditEntry(
                        caller.actor(),
                        settings.functionVersion(),
                        "RecordConsent",
                        AuditOutcome.SUCCESS,
                        null,
                        Map.of(
                                "consent", consent.reference().id().toString(),
                                "consentVersion",
                                        Integer.toString(consent.reference().version()),
                                "status", consent.status(),
                                "client", caller.client(),
                                "token", caller.tokenId())));
        announcement.changed(caller.custodian());
        StoredResource resource = ConsentView.of(consent);
        return new FhirAnswer(status, resource, resource.json(), true);
    }

    private Caller writer(Interaction interaction) {
        Caller caller = context.caller();
        boolean hears = caller.role() == Role.CLINICIAN || caller.role() == Role.PRIVACY_OFFICER;
        ScopeReach reach = permission.reach(interaction, ConsentView.TYPE);
        if (!hears || !reach.unrestricted() || caller.deidentifiedOnly()) {
            throw new ProblemException(ProblemKind.NOT_PERMITTED);
        }
        return caller;
    }

    /** By the reference to a patient who is kept here, or else by the patient's own number. */
    private SubjectToken subject(Caller caller, ObjectNode resource) {
        JsonNode patient = resource.path("patient");
        String number = patient.path("identifier").path("value").asText();
        SubjectToken subject = ResourceKey.find(patient.path("reference").asText())
                .filter(key -> key.type().equals("Patient"))
                .flatMap(key -> reads.subject(key.id()))
                .or(() -> number.isEmpty() ? Optional.empty() : Optional.of(subjects.token(caller.custodian(), number)))
                .orElseThrow(() -> FhirRefused.unprocessable("Consent.patient names nobody who is known here."));
        caller.confinedTo().ifPresent(own -> {
            if (!own.equals(Compartments.patientId(subject))) {
                throw ConsentReads.notFound();
            }
        });
        return subject;
    }

    private ConsentDraft draft(Caller caller, SubjectToken subject, ObjectNode resource) {
        try {
            return new FhirConsent(new KnownPatient(subjects, subject))
                    .read(
                            caller.custodian(),
                            KnownPatient.KNOWN,
                            resource.toString().getBytes(StandardCharsets.UTF_8));
        } catch (DocumentRejected rejected) {
            throw FhirRefused.of(rejected);
        }
    }

    private static ConsentDraft named(ConsentDraft draft, UUID id) {
        return new ConsentDraft(
                id,
                draft.subject(),
                draft.status(),
                draft.rule(),
                draft.resource(),
                draft.sourceSha256(),
                draft.saidAt(),
                draft.categories());
    }
}
