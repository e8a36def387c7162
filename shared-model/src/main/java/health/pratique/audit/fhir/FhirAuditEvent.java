package health.pratique.audit.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.audit.CustodianChain;
import java.util.TreeMap;

/**
 * A row of the trail as FHIR R4 AuditEvent, after the patterns of IHE BALP: what happened, who did it, for whom, to which record
 * of which patient, how it ended, for which purpose. The patient is an identifier, the subject token: there is no Patient to refer
 * to. The row's place in its chain is an entity too, so that whoever holds the resource can find the row that proves it.
 */
public final class FhirAuditEvent {

    static final String SYSTEMS = "https://pratique.health/fhir/NamingSystem/";
    private static final String ACTIONS = "https://pratique.health/fhir/CodeSystem/audit-action";
    private static final String FACTS_POLICY = "policy";
    private static final String HUMAN = "user:";

    private final AuditEvent event;
    private final AuditSubject subject;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private FhirAuditEvent(AuditEvent event, AuditSubject subject) {
        this.event = event;
        this.subject = subject;
    }

    /** The resource. Its id is made of document id and sequence. */
    public static ObjectNode of(AuditEvent event, AuditSubject subject) {
        return new FhirAuditEvent(event, subject).build();
    }

    private ObjectNode build() {
        AuditLifecycle lifecycle = AuditLifecycle.of(event.action());
        json.put("resourceType", "AuditEvent").put("id", event.documentId() + "-" + event.sequence());
        json.set("type", lifecycle.type().toJson());
        json.putArray("subtype")
                .add(lifecycle.subtype().toJson())
                .add(new AuditCode(ACTIONS, event.action(), event.action()).toJson());
        json.put("action", lifecycle.action());
        json.put("recorded", event.time().toString());
        outcome();
        if (subject.purpose() != null) {
            json.putArray("purposeOfEvent")
                    .addObject()
                    .putArray("coding")
                    .addObject()
                    .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActReason")
                    .put("code", subject.purpose().name());
        }
        agents(json.putArray("agent"));
        source(json.putObject("source"));
        entities(json.putArray("entity"));
        return json;
    }

    /** A refusal is what the action is for, and yet not a success of whoever asked: FHIR's minor failure. */
    private void outcome() {
        json.put(
                "outcome",
                switch (event.outcome()) {
                    case SUCCESS -> "0";
                    case REFUSED -> "4";
                    case FAILED -> "8";
                });
        if (event.reason() != null) {
            json.put(
                    "outcomeDesc", event.reason().name() + ": " + event.reason().remedy());
        } else if (event.outcome() != AuditOutcome.SUCCESS) {
            json.put("outcomeDesc", event.outcome().name());
        }
    }

    private void agents(ArrayNode agents) {
        boolean human = event.actor().startsWith(HUMAN);
        ObjectNode actor = agents.addObject();
        actor.putObject("type").putArray("coding").add((human ? AuditCode.HUMAN : AuditCode.APPLICATION).toJson());
        identified(actor.putObject("who"), "actor", event.actor());
        actor.put("requestor", true);
        String policy = event.facts().get(FACTS_POLICY);
        if (policy != null) {
            actor.putArray("policy").add("https://pratique.health/release-policy/" + policy);
        }
        ObjectNode custodian = agents.addObject();
        custodian.putObject("type").putArray("coding").add(AuditCode.CUSTODIAN.toJson());
        identified(custodian.putObject("who"), "custodian", event.custodian().value());
        custodian.put("requestor", false);
    }

    private void source(ObjectNode source) {
        source.put("site", event.custodian().value());
        identified(source.putObject("observer"), "software", "pratique " + event.version());
        source.putArray("type").add(AuditCode.APPLICATION_SERVER.toJson());
    }

    private void entities(ArrayNode entities) {
        boolean document = !event.documentId().equals(CustodianChain.id(event.custodian()));
        ObjectNode record = entities.addObject();
        identified(record.putObject("what"), "document-id", event.documentId().value());
        record.set("type", AuditCode.SYSTEM_OBJECT.toJson());
        record.set("role", (document ? AuditCode.REPORT : AuditCode.SECURITY_RESOURCE).toJson());
        ArrayNode details = JsonNodeFactory.instance.arrayNode();
        new TreeMap<>(event.facts()).forEach((name, value) -> detail(details, name, value));
        if (!details.isEmpty()) {
            record.set("detail", details);
        }
        if (subject.token() != null) {
            ObjectNode patient = entities.addObject();
            identified(
                            patient.putObject("what"),
                            "subject-token",
                            subject.token().value())
                    .put("type", "Patient");
            patient.set("type", AuditCode.PERSON.toJson());
            patient.set("role", AuditCode.PATIENT.toJson());
        }
        ObjectNode row = entities.addObject();
        identified(row.putObject("what"), "audit-hash", event.hash());
        row.set("type", AuditCode.OTHER.toJson());
        ArrayNode place = row.putArray("detail");
        detail(place, "sequence", Long.toString(event.sequence()));
        detail(place, "previousHash", event.previousHash());
    }

    private static void detail(ArrayNode details, String name, String value) {
        // FHIR has no empty strings (ele-1), and an empty fact says nothing.
        if (!value.isBlank()) {
            details.addObject().put("type", name).put("valueString", value);
        }
    }

    private static ObjectNode identified(ObjectNode reference, String system, String value) {
        reference.putObject("identifier").put("system", SYSTEMS + system).put("value", value);
        return reference;
    }
}
