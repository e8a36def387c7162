package health.pratique.consent;

import health.pratique.audit.CanonicalJson;
import health.pratique.audit.Sha256;
import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Restrictions of processing, each as a consent of its own that refuses before all permits. Who follows consents follows them:
 * decisions, reads, releases that are being made and copies that are out.
 */
@ApplicationScoped
public class ProcessingRestrictions {

    private final ConsentRecords records;

    @Inject
    public ProcessingRestrictions(DataSource database, ConsentSchema schema, ConsentDatabaseCredentials credentials) {
        this(new ConsentRecords(new ConsentTransaction(database, schema), credentials::prepare));
    }

    private ProcessingRestrictions(ConsentRecords records) {
        this.records = records;
    }

    /** Over the caller's connections. */
    public static ProcessingRestrictions over(DataSource database) {
        return new ProcessingRestrictions(ConsentRecords.over(database));
    }

    /**
     * What is restricted.
     *
     * @param request whose answer it is; the same one again is the same restriction
     * @param purpose null for every purpose
     * @param kind null for documents and resources of every kind
     */
    public record Restriction(
            Custodian custodian,
            SubjectToken subject,
            String request,
            @Nullable PurposeOfUse purpose,
            @Nullable DocumentKind kind) {}

    /**
     * From now on nothing is permitted but emergency treatment (45 CFR 164.522(a)(1)(iii)). Doing it again changes nothing.
     *
     * @param from when it was agreed to
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE; nothing is recorded
     */
    public ConsentReference impose(Restriction restriction, Instant from) {
        return put(restriction, new ConsentPeriod(from, null));
    }

    /** Its period ends: what the patient has permitted before counts again. */
    public ConsentReference lift(Restriction restriction, Instant from, Instant until) {
        return put(restriction, new ConsentPeriod(from, until));
    }

    private ConsentReference put(Restriction restriction, ConsentPeriod period) {
        List<ConsentCriterion> criteria = new ArrayList<>(List.of(new RestrictionCriterion()));
        if (restriction.purpose() != null) {
            criteria.add(PurposeCriterion.of(restriction.purpose()));
        }
        if (restriction.kind() != null) {
            criteria.add(ClassCriterion.of(restriction.kind()));
        }
        String resource = resource(restriction, period);
        return records.put(
                        restriction.custodian(),
                        new ConsentDraft(
                                ConsentDraft.idOf(
                                        restriction.custodian(),
                                        restriction.subject(),
                                        "restriction/" + restriction.request()),
                                restriction.subject(),
                                "active",
                                new ConsentRule(
                                        ConsentDecision.DENY, new ConsentScope(criteria), period, List.of(), List.of()),
                                resource,
                                Sha256.hex(resource),
                                period.from(),
                                List.of(ConsentCode.LOINC + "|59284-0")))
                .reference();
    }

    /** As FHIR R4, for those who read consents: without id and meta, and the patient as a token. */
    private static String resource(Restriction restriction, ConsentPeriod period) {
        Map<String, Object> provision = new TreeMap<>(Map.of("type", "deny", "period", period(period)));
        if (restriction.purpose() != null) {
            provision.put(
                    "purpose",
                    List.of(coding(ConsentCode.ACT_REASON, restriction.purpose().name())));
        }
        if (restriction.kind() != null) {
            provision.put(
                    "class",
                    List.of(coding(ConsentCode.DOCUMENT_KIND, restriction.kind().name())));
        }
        return CanonicalJson.write(Map.of(
                "status", "active",
                "scope",
                        Map.of(
                                "coding",
                                List.of(coding(
                                        "http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"))),
                "category", List.of(Map.of("coding", List.of(coding(ConsentCode.LOINC, "59284-0")))),
                "patient", Map.of("reference", "Patient/" + restriction.subject()),
                "policy", List.of(Map.of("uri", "urn:pratique:restriction-of-processing")),
                "provision", provision));
    }

    private static Map<String, Object> period(ConsentPeriod period) {
        Map<String, Object> members = new TreeMap<>();
        Instant from = period.from();
        Instant until = period.until();
        if (from != null) {
            members.put("start", from.toString());
        }
        if (until != null) {
            // FHIR's period ends with its last moment, ours with the first after it.
            members.put("end", until.minusMillis(1).toString());
        }
        return members;
    }

    private static Map<String, Object> coding(String system, String code) {
        return Map.of("system", system, "code", code);
    }
}
