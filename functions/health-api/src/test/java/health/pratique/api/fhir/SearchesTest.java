package health.pratique.api.fhir;

import static health.pratique.api.fhir.FhirRig.EDGAR;
import static health.pratique.api.fhir.FhirRig.EDGAR_ID;
import static health.pratique.api.fhir.FhirRig.ROSALIND;
import static health.pratique.api.fhir.FhirRig.ROSALIND_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.clinical.QueryInvalid;
import health.pratique.clinical.StoredResource;
import health.pratique.model.ConsentDecision;
import health.pratique.model.EmergencyReason;
import health.pratique.model.PurposeOfUse;
import health.pratique.sight.Sight;
import health.pratique.smart.Caller;
import health.pratique.smart.Interaction;
import health.pratique.smart.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What different callers find, count and have included. */
class SearchesTest {

    private final FhirRig rig = new FhirRig();

    @BeforeEach
    void fill() {
        rig.keep(
                FhirRig.practitioner("hale"),
                FhirRig.patient(ROSALIND, "Quimby"),
                FhirRig.patient(EDGAR, "Voss"),
                FhirRig.observation("r1", ROSALIND, "laboratory", "2093-3"),
                FhirRig.observation("r2", ROSALIND, "vital-signs", "8867-4"),
                FhirRig.observation("e1", EDGAR, "laboratory", "2093-3"));
    }

    @Test
    void withoutAConsentThereIsNothingToFind() {
        Searches.Result result = search(clinician("user/*.rs"), "Observation", "_total=accurate");
        assertThat(result.matches()).isEmpty();
        assertThat(result.next()).isNull();
        assertThat(result.total()).hasValue(0);
    }

    @Test
    void whatOnePatientPermitsSaysNothingOfTheOther() {
        rig.permitted(ROSALIND);
        Searches.Result result = search(clinician("user/*.rs"), "Observation", "_total=accurate");
        assertThat(result.matches()).extracting(StoredResource::id).containsExactlyInAnyOrder("r1", "r2");
        assertThat(result.total()).hasValue(2);
    }

    @Test
    void aRefusalTakesThePatientOutOfEveryAnswer() {
        rig.permitted(ROSALIND);
        rig.says(ROSALIND, ConsentDecision.DENY, List.of());
        assertThat(search(clinician("user/*.rs"), "Patient", "").matches()).isEmpty();
    }

    @Test
    void aPatientSeesWhatIsTheirOwnWithoutAConsentAndNothingElse() {
        Caller rosalind = FhirRig.caller(Role.PATIENT, ROSALIND_ID, "patient/*.rs");
        assertThat(search(rosalind, "Observation", "").matches())
                .extracting(StoredResource::id)
                .containsExactlyInAnyOrder("r1", "r2");
        assertThat(search(rosalind, "Observation", "patient=" + EDGAR_ID).matches())
                .isEmpty();
    }

    @Test
    void aTokenForOnePatientCountsNobodyElse() {
        rig.permitted(ROSALIND);
        rig.permitted(EDGAR);
        Caller rosalind = FhirRig.caller(Role.PATIENT, ROSALIND_ID, "patient/*.rs");
        assertThat(search(rosalind, "Observation", "_summary=count").total()).hasValue(2);
    }

    @Test
    void aNarrowedScopeFindsOnlyWhatItNames() {
        rig.permitted(ROSALIND);
        rig.permitted(EDGAR);
        Caller laboratory = clinician(
                "user/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory");
        assertThat(search(laboratory, "Observation", "_total=accurate").matches())
                .extracting(StoredResource::id)
                .containsExactlyInAnyOrder("r1", "e1");
    }

    @Test
    void twoNarrowedScopesFindWhatEitherNames() {
        rig.permitted(ROSALIND);
        Caller either = clinician("user/Observation.rs?category=laboratory user/Observation.rs?category=vital-signs");
        Searches.Result result = search(either, "Observation", "_total=accurate");
        assertThat(result.matches()).extracting(StoredResource::id).containsExactlyInAnyOrder("r1", "r2");
        assertThat(result.total()).hasValue(2);
    }

    @Test
    void anIncludeShowsNoTypeThatTheScopesDoNotReach() {
        rig.permitted(ROSALIND);
        Searches.Result result =
                search(clinician("user/Observation.rs"), "Observation", "_include=Observation:subject");
        assertThat(result.matches()).hasSize(2);
        assertThat(result.included()).isEmpty();
    }

    @Test
    void anIncludeBringsWhatIsReferredToOnce() {
        rig.permitted(ROSALIND);
        Searches.Result result = search(
                clinician("user/*.rs"), "Observation", "_include=Observation:subject&_include=Observation:performer");
        assertThat(result.included())
                .extracting(resource -> resource.key().toString())
                .containsExactlyInAnyOrder("Patient/" + ROSALIND_ID, "Practitioner/hale");
    }

    @Test
    void aReverseIncludeDoesNotLeadOutOfThePatientsCompartment() {
        rig.permitted(ROSALIND);
        rig.permitted(EDGAR);
        Caller rosalind = FhirRig.caller(Role.PATIENT, ROSALIND_ID, "patient/*.rs");
        Searches.Result result = search(
                rosalind, "Practitioner", "_revinclude=Observation:performer&_include:iterate=Observation:subject");
        assertThat(result.included())
                .extracting(StoredResource::patient)
                .isNotEmpty()
                .containsOnly(ROSALIND_ID);
    }

    @Test
    void pagesHoldEveryMatchOnceWhateverIsHiddenBetween() {
        rig.permitted(ROSALIND);
        for (int i = 0; i < 7; i++) {
            rig.keep(
                    FhirRig.observation("hidden" + i, EDGAR, "laboratory", "2093-3"),
                    FhirRig.observation("shown" + i, ROSALIND, "laboratory", "2093-3"));
        }
        List<String> ids = new ArrayList<>();
        @Nullable String cursor = "";
        while (cursor != null) {
            Searches.Result page = search(
                    clinician("user/*.rs"),
                    "Observation",
                    "_count=2&code=2093-3" + (cursor.isEmpty() ? "" : "&_cursor=" + cursor));
            assertThat(page.matches()).hasSizeLessThanOrEqualTo(2);
            page.matches().forEach(match -> ids.add(match.id()));
            cursor = page.next();
        }
        assertThat(ids)
                .hasSize(8)
                .doesNotHaveDuplicates()
                .contains("r1", "shown6")
                .noneMatch(id -> id.startsWith("hid"));
    }

    @Test
    void whatIsHiddenBehindTheLastMatchMakesNoNextPage() {
        rig.permitted(ROSALIND);
        rig.keep(FhirRig.observation("hidden", EDGAR, "laboratory", "2093-3"));
        Searches.Result page = search(clinician("user/*.rs"), "Observation", "_count=2");
        assertThat(page.matches()).hasSize(2);
        assertThat(page.next()).isNull();
    }

    @Test
    void chainsAndReverseChainsAreNotAnswered() {
        for (String query :
                List.of("subject.name=Voss", "_has:Observation:patient:code=2093-3", "subject:Patient.name=Voss")) {
            assertThatThrownBy(() -> search(clinician("user/*.rs"), "Observation", query))
                    .as(query)
                    .isInstanceOfAny(FhirRefused.class, QueryInvalid.class);
        }
    }

    @Test
    void aLenientClientsChainIsNotAnsweredEither() {
        assertThatThrownBy(() -> SearchRequest.of("Observation", FhirRig.asked("subject.name=Voss"), true))
                .isInstanceOf(FhirRefused.class);
    }

    @Test
    void contentThatThePatientKeepsBackIsNotShown() {
        rig.says(ROSALIND, ConsentDecision.PERMIT, List.of("REDACT_HIV"));
        rig.keep(FhirRig.observation("hiv", ROSALIND, "laboratory", "25836-8"));
        assertThat(search(clinician("user/*.rs"), "Observation", "").matches())
                .extracting(StoredResource::id)
                .containsExactlyInAnyOrder("r1", "r2");
    }

    @Test
    void anEmergencyOverridesConsentForWhoSaysWhyAndForNobodyElse() {
        rig.says(ROSALIND, ConsentDecision.DENY, List.of());
        Caller emergency = FhirRig.caller(Role.CLINICIAN, null, "user/*.rs", PurposeOfUse.ETREAT);
        assertThat(search(emergency, "Patient", "").matches()).isEmpty();
        Sight sight = new Sight(rig.gate, emergency, EmergencyReason.OVRER);
        SearchRequest all = SearchRequest.of("Patient", Map.of(), false);
        assertThat(new Searches(rig.store, FhirRig.HARBOR, sight)
                        .search(
                                all,
                                emergency
                                        .scopes()
                                        .permits(Interaction.SEARCH, "Patient")
                                        .orElseThrow())
                        .matches())
                .hasSize(2);
    }

    private static Caller clinician(String scopes) {
        return FhirRig.caller(Role.CLINICIAN, null, scopes);
    }

    private Searches.Result search(Caller caller, String type, String query) {
        Map<String, List<String>> parameters = FhirRig.asked(query);
        return rig.searches(caller)
                .search(
                        SearchRequest.of(type, parameters, false),
                        caller.scopes().permits(Interaction.SEARCH, type).orElseThrow());
    }
}
