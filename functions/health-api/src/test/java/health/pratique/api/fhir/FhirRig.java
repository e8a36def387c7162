package health.pratique.api.fhir;

import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Compartments;
import health.pratique.clinical.ResourceWrite;
import health.pratique.clinical.View;
import health.pratique.consent.ConsentLedger;
import health.pratique.consent.ConsentPeriod;
import health.pratique.consent.ConsentStatement;
import health.pratique.consent.ReadingConsents;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import health.pratique.sight.ConsentGate;
import health.pratique.sight.Sight;
import health.pratique.smart.Caller;
import health.pratique.smart.Role;
import health.pratique.smart.SmartScopes;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Clinical resources and consents in PostgreSQL, of invented patients; and callers who want to see them. */
final class FhirRig {

    static final Custodian HARBOR = new Custodian("harbor-clinic");
    static final SubjectToken ROSALIND = new SubjectToken("a1".repeat(32));
    static final SubjectToken EDGAR = new SubjectToken("b2".repeat(32));
    static final String ROSALIND_ID = Compartments.patientId(ROSALIND);
    static final String EDGAR_ID = Compartments.patientId(EDGAR);

    private static final EmbeddedPostgresServer SERVER = EmbeddedPostgresServer.startEphemeral(PostgresLogin.random());
    private static final AtomicLong NUMBER = new AtomicLong();

    final ClinicalStore store = ClinicalStore.over(fresh(), InstantSource.system());
    final ConsentLedger consents;
    final ConsentGate gate;

    FhirRig() {
        PGSimpleDataSource consentDatabase = fresh();
        consents = ConsentLedger.over(consentDatabase);
        gate = new ConsentGate(ReadingConsents.over(consentDatabase), InstantSource.system());
    }

    private static PGSimpleDataSource fresh() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(SERVER.createDatabase("fhir_" + NUMBER.incrementAndGet()));
        database.setUser(SERVER.login().user());
        database.setPassword(SERVER.login().password());
        return database;
    }

    static Caller caller(Role role, @Nullable String patient, String scopes) {
        return caller(role, patient, scopes, PurposeOfUse.TREAT);
    }

    static Caller caller(Role role, @Nullable String patient, String scopes, PurposeOfUse purpose) {
        String user =
                switch (role) {
                    case PATIENT -> "Patient/" + patient;
                    case PARTNER -> null;
                    case CLINICIAN, PRIVACY_OFFICER -> "Practitioner/7";
                };
        return new Caller("app", HARBOR, role, SmartScopes.of(scopes), user, patient, purpose, "token-1");
    }

    Sight sight(Caller caller) {
        return new Sight(gate, caller, null);
    }

    Searches searches(Caller caller) {
        return new Searches(store, HARBOR, sight(caller));
    }

    void permitted(SubjectToken subject) {
        says(subject, ConsentDecision.PERMIT, List.of());
    }

    void says(SubjectToken subject, ConsentDecision ruling, List<String> obligations) {
        consents.record(
                HARBOR,
                subject,
                new ConsentStatement(ruling, PurposeOfUse.TREAT, null, ConsentPeriod.ALWAYS, obligations));
    }

    void keep(ResourceWrite... writes) {
        store.write(HARBOR, View.IDENTIFIED, List.of(writes));
    }

    static ResourceWrite patient(SubjectToken subject, String family) {
        return new ResourceWrite.Create(
                "Patient", Compartments.patientId(subject), subject, """
                {"resourceType":"Patient","name":[{"family":"%s"}],"gender":"female",
                 "identifier":[{"system":"urn:oid:1.2.36.146","value":"%s-1"}]}""".formatted(family, family));
    }

    static ResourceWrite practitioner(String id) {
        return new ResourceWrite.Create(
                "Practitioner", id, null, "{\"resourceType\":\"Practitioner\",\"name\":[{\"family\":\"Hale\"}]}");
    }

    static ResourceWrite observation(String id, SubjectToken subject, String category, String code) {
        return new ResourceWrite.Create(
                "Observation", id, null, """
                {"resourceType":"Observation","status":"final",
                 "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"%s"}]}],
                 "code":{"coding":[{"system":"http://loinc.org","code":"%s"}]},
                 "performer":[{"reference":"Practitioner/hale"}],
                 "subject":{"reference":"Patient/%s"},"effectiveDateTime":"2026-03-01"}""".formatted(category, code, Compartments.patientId(subject)));
    }

    static Map<String, List<String>> asked(String query) {
        return QueryText.parse(query);
    }
}
