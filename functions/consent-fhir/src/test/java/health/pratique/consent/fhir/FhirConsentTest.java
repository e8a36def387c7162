package health.pratique.consent.fhir;

import static health.pratique.consent.fhir.ConsentExample.HARBOR;
import static health.pratique.consent.fhir.ConsentExample.TOKENS;
import static health.pratique.consent.fhir.ConsentExample.actor;
import static health.pratique.consent.fhir.ConsentExample.consent;
import static health.pratique.consent.fhir.ConsentExample.policy;
import static health.pratique.consent.fhir.ConsentExample.purpose;
import static health.pratique.consent.fhir.ConsentExample.read;
import static health.pratique.consent.fhir.ConsentExample.root;
import static health.pratique.consent.fhir.ConsentExample.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.pratique.consent.ConsentDraft;
import health.pratique.consent.ConsentPeriod;
import health.pratique.consent.ConsentRule;
import health.pratique.consent.ConsentScope;
import health.pratique.consent.PurposeCriterion;
import health.pratique.fault.Breach;
import health.pratique.fault.DocumentRejected;
import health.pratique.model.ConsentDecision;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a FHIR Consent says, in our words; what of it is kept; and what is refused, by its path. */
class FhirConsentTest {

    private static final ConsentRule RESEARCH =
            rule(ConsentDecision.PERMIT, new ConsentScope(List.of(new PurposeCriterion(Set.of("HRESCH")))), List.of());

    @Test
    void nestedProvisionsAreExceptionsToTheTypedRoot() {
        ConsentDraft draft = read(typed("""
            {"type": "deny", "provision": [{"type": "permit", %s}]}\
            """.formatted(purpose("HRESCH"))));

        assertThat(draft.rule()).isEqualTo(rule(ConsentDecision.DENY, ConsentScope.EVERYTHING, List.of(RESEARCH)));
    }

    @Test
    void aBasePolicyIsTheRootOfAnUntypedProvisionWithAPeriod() {
        ConsentDraft draft = read(root("""
            {"period": {"start": "2026-01", "end": "2026-12-31"}, "provision": [{"type": "permit", %s}]}\
            """.formatted(purpose("HRESCH"))));

        assertThat(draft.rule())
                .isEqualTo(rule(ConsentDecision.DENY, ConsentScope.EVERYTHING, List.of(RESEARCH))
                        .during(ConsentPeriod.parse("2026-01-01", "2026-12-31")));
    }

    @Test
    void anUntypedRootThatNamesWhomTurnsTheBasePolicyAround() {
        ConsentRule rule = read(consent(
                        policy("OPTIN") + ", \"provision\": {\"actor\": [" + actor("PRCP", "Organization/f001") + "]}"))
                .rule();

        assertThat(rule.ruling()).isEqualTo(ConsentDecision.PERMIT);
        assertThat(rule.exceptions()).singleElement().satisfies(exception -> assertThat(exception.ruling())
                .isEqualTo(ConsentDecision.DENY));
    }

    @Test
    void aPermitOnAPermittingBaseLimitsIt() {
        assertThat(read(consent(policy("OPTIN") + ", \"provision\": {\"type\": \"permit\", " + purpose("HRESCH") + "}"))
                        .rule())
                .isEqualTo(RESEARCH);
    }

    @Test
    void aConsentToResearchSpeaksOfResearchOnly() {
        String json = consent(policy("OPTIN")).replace("patient-privacy", "research");

        assertThat(read(json).rule()).isEqualTo(RESEARCH);
    }

    @Test
    void whatNamesAPersonIsNotKept() {
        ConsentDraft draft = read(consent("""
            "text": {"status": "generated", "div": "<div xmlns=\\"http://www.w3.org/1999/xhtml\\">Ida Fjord agrees</div>"},
            "identifier": [{"value": "FORM-77"}],
            "performer": [{"reference": "Patient/H-1", "display": "Ida Fjord"}],
            "sourceAttachment": {"title": "signed by Ida Fjord"},
            "verification": [{"verified": true, "verifiedWith": {"reference": "Patient/H-1"}}],
            %s, "provision": {"period": {"start": "2026-01-01"}, "provision": [{"type": "permit", "actor": [%s, %s]}]}\
            """.formatted(
                policy("OPTOUT"), actor("PRCP", "RelatedPerson/sister-9"), actor("CST", "Organization/harbor"))));

        assertThat(draft.resource())
                .doesNotContain("Fjord", "H-1", "FORM-77", "sister", "somebody", "verifiedWith")
                .contains("Patient/" + TOKENS.token(HARBOR, "H-1"), "Organization/harbor");
    }

    @Test
    void whatIsKeptIsAValidConsentThatSaysTheSame() {
        String json = root("""
            {"period": {"start": "2026-01-01"}, "provision": [{"type": "permit", %s, "actor": [%s]}]}\
            """.formatted(purpose("HRESCH"), actor("PRCP", "Organization/registry")));

        assertThat(read(read(json).resource()).rule()).isEqualTo(read(json).rule());
    }

    @Test
    void thePatientIsKnownByIdentifierBeforeReferenceAndByTheCallersWordBeforeBoth() {
        String identified = typed("{\"type\": \"permit\"}")
                .replace("\"reference\": \"Patient/H-1\"", "\"identifier\": {\"value\": \"MRN-5\"}");

        assertThat(read(typed("{\"type\": \"permit\"}")).subject()).isEqualTo(TOKENS.token(HARBOR, "H-1"));
        assertThat(read(identified).subject()).isEqualTo(TOKENS.token(HARBOR, "MRN-5"));
        assertThat(new FhirConsent(TOKENS)
                        .read(HARBOR, "H-2", identified.getBytes(StandardCharsets.UTF_8))
                        .subject())
                .isEqualTo(TOKENS.token(HARBOR, "H-2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        `modifierExtension`: [{`url`: `urn:x`, `valueBoolean`: true}], `type`: `permit` | not-understood Consent.provision.modifierExtension
        `extension`: [{`url`: `urn:x`, `valueBoolean`: true}], `type`: `permit`         | not-understood Consent.provision.extension
        `type`: `permit`, `data`: [{`meaning`: `instance`, `reference`: {`reference`: `Observation/1`}}] | not-understood Consent.provision.data
        `type`: `permit`, `purpose`: [{`system`: `urn:x`, `code`: `TREAT`}]             | system Consent.provision.purpose
        `type`: `permit`, `action`: [{`text`: `read it`}]                               | required Consent.provision.action[0].coding
        `type`: `deny`, `provision`: [{}, {`type`: `permit`}]                           | ele-1 Consent.provision.provision[0]
        `type`: `deny`, `provision`: [{`period`: {`start`: `2026`}}]                    | required Consent.provision.provision[0].type
        `type`: `deny`, `period`: {`start`: `2026-03-01`, `end`: `2026-02-01`}          | per-1 Consent.provision.period
        `type`: `allow`                                                                 | code Consent.provision.type
        """)
    void whatCannotBeHonouredIsRefusedByItsPath(String members, String breach) {
        assertRefused(typed("{" + members.replace('`', '"') + "}"), breach);
    }

    @Test
    void aGroupOfActorsIsRefusedBecauseItsMembersAreWrittenElsewhere() {
        assertRefused(
                typed("{\"type\": \"deny\", \"actor\": [" + actor("PRCP", "Group/g1") + "]}"),
                "actor Consent.provision.actor[0].reference.reference");
    }

    @Test
    void aBasePolicyWithAnUntypedPurposeCanBeReadBothWaysAndIsRefused() {
        assertRefused(root("{" + purpose("HRESCH") + "}"), "ambiguous Consent.provision.type");
    }

    @Test
    void aConsentThatIsNotVerifiedOrIsAboutTreatmentItselfIsRefused() {
        assertRefused(
                consent(policy("OPTIN") + ", \"verification\": [{\"verified\": false}]"),
                "verified Consent.verification[0].verified");
        assertRefused(consent(policy("OPTIN")).replace("patient-privacy", "treatment"), "code Consent.scope");
    }

    @Test
    void whatIsNoConsentOfR4IsRefused() {
        assertThatExceptionOfType(DocumentRejected.class).isThrownBy(() -> read("{\"resourceType\": \"Patient\"}"));
        assertThatExceptionOfType(DocumentRejected.class).isThrownBy(() -> read("not json"));
        assertThatExceptionOfType(DocumentRejected.class)
                .isThrownBy(() -> read(typed("{\"type\": \"permit\"}").replace("\"provision\"", "\"decision\"")));
    }

    private static void assertRefused(String json, String breach) {
        assertThatExceptionOfType(DocumentRejected.class)
                .isThrownBy(() -> read(json))
                .satisfies(refused -> assertThat(refused.breaches())
                        .extracting(Breach::toString)
                        .contains(breach));
    }

    private static ConsentRule rule(ConsentDecision ruling, ConsentScope scope, List<ConsentRule> exceptions) {
        return new ConsentRule(ruling, scope, ConsentPeriod.ALWAYS, List.of(), exceptions);
    }
}
