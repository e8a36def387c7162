package health.pratique.clinical;

import static health.pratique.clinical.Samples.EDGAR;
import static health.pratique.clinical.Samples.EDGAR_ID;
import static health.pratique.clinical.Samples.NORTH;
import static health.pratique.clinical.Samples.ROSALIND;
import static health.pratique.clinical.Samples.ROSALIND_ID;
import static health.pratique.clinical.View.IDENTIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.pratique.clinical.QueryInvalid.Defect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which resources a query finds. */
class ResourceSearchTest {

    private static final ClinicalStore STORE = ClinicalDatabase.store();

    @BeforeAll
    static void fill() {
        STORE.write(
                NORTH,
                IDENTIFIED,
                List.of(
                        Samples.patient(ROSALIND, "Quimby-Ågren", "Rosalind", "1961-02-14"),
                        Samples.patient(EDGAR, "Tolliver", "Edgar", "1931"),
                        Samples.observation("march-3", ROSALIND, "2093-3", "2024-03-03"),
                        Samples.observation("march", ROSALIND, "2085-9", "2024-03"),
                        Samples.observation("time", EDGAR, "2093-3", "2024-03-03T23:30:00-05:00"),
                        Samples.observation("year", EDGAR, "718-7", "2023"),
                        new ResourceWrite.Create("Encounter", "open", null, """
                                {"resourceType":"Encounter","status":"in-progress","class":{"code":"AMB"},
                                 "subject":{"reference":"Patient/%s"},"period":{"start":"2024-02-01"}}""".formatted(ROSALIND_ID))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "code; ; 2093-3; march-3 time",
                "code; ; http://loinc.org|2093-3; march-3 time",
                "code; ; http://snomed.info/sct|2093-3; ''",
                "code; ; |2093-3; ''",
                "code; ; http://loinc.org|; march-3 march time year",
                "code; ; 2085-9,718-7; march year",
                "code; not; 2093-3; march year",
                "code; missing; true; ''",
                "code; missing; false; march-3 march time year",
                "status; ; final; march-3 march time year",
                "status; ; http://hl7.org/fhir/observation-status|final; march-3 march time year",
                "encounter; missing; true; march-3 march time year",
                "date; ; 2024-03-03; march-3",
                "date; ; 2024-03; march-3 march time",
                "date; ; ne2024-03-03; march time year",
                "date; ; gt2024-03-03; march time",
                "date; ; ge2024-03-03; march-3 march time",
                "date; ; lt2024-03-03; march year",
                "date; ; le2024-03-03; march-3 march year",
                "date; ; sa2024-03-03; time",
                "date; ; eb2024-03-03; year",
                "date; ; 2024-03-04T04:30:00Z; time",
                "date; ; 2024-03-04T04:30Z; time",
                "_lastUpdated; ; ge2026-03-01; march-3 march time year",
                "_lastUpdated; ; lt2026-03-01; ''",
                "_id; ; year,march; march year",
                "value-quantity; ; 182.5|http://unitsofmeasure.org|mg/dL; march-3 march time year",
                "value-quantity; ; gt182||mg/dL; march-3 march time year",
                "value-quantity; ; 182.6; ''",
                "value-quantity; ; 183||mg/dL; march-3 march time year",
                "value-quantity; ; 182.5||mmol/L; ''",
            })
    void anObservationIsFoundBy(String parameter, @Nullable String modifier, String values, String ids) {
        assertThat(ids(query("Observation", Criterion.parse(parameter, modifier, values))))
                .containsExactlyElementsOf(ids.isEmpty() ? List.of() : List.of(ids.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "family; ; quim; ROSALIND",
                "family; ; AGREN; ''",
                "family; contains; agren; ROSALIND",
                "family; exact; Quimby-Ågren; ROSALIND",
                "family; exact; quimby-ågren; ''",
                "name; ; edgar,rosa; ROSALIND EDGAR",
                "birthdate; ; 1961-02-14; ROSALIND",
                "birthdate; ; lt1940; EDGAR",
                "identifier; ; urn:oid:1.2.36.146|Tolliver-1; EDGAR",
                "gender; ; female; ROSALIND EDGAR",
            })
    void aPatientIsFoundBy(String parameter, @Nullable String modifier, String values, String who) {
        assertThat(ids(query("Patient", Criterion.parse(parameter, modifier, values))))
                .containsExactlyElementsOf(
                        who.isEmpty()
                                ? List.of()
                                : List.of(who.replace("ROSALIND", ROSALIND_ID)
                                        .replace("EDGAR", EDGAR_ID)
                                        .split(" ")));
    }

    @Test
    void aReferenceIsFoundInEachOfItsForms() {
        assertThat(ids(query("Observation", Criterion.of("patient", ROSALIND_ID))))
                .containsExactly("march-3", "march");
        assertThat(ids(query("Observation", Criterion.of("patient", "Patient/" + EDGAR_ID))))
                .containsExactly("time", "year");
        assertThat(ids(query("Observation", new Criterion("subject", "Patient", List.of(EDGAR_ID)))))
                .containsExactly("time", "year");
        assertThat(ids(query("Observation", new Criterion("subject", "Group", List.of(EDGAR_ID)))))
                .isEmpty();
    }

    @Test
    void anEncounterWithoutAnEndGoesOn() {
        assertThat(ids(query("Encounter", Criterion.of("date", "ge2030")))).containsExactly("open");
        assertThat(ids(query("Encounter", Criterion.of("date", "lt2024-02-01"))))
                .isEmpty();
    }

    @Test
    void allCriteriaHaveToHold() {
        assertThat(ids(query(
                        "Observation",
                        Criterion.of("patient", ROSALIND_ID),
                        Criterion.of("category", "laboratory"),
                        Criterion.of("date", "ge2024-03-02"),
                        Criterion.of("date", "lt2024-03-05"))))
                .containsExactly("march-3", "march");
    }

    @Test
    void nothingIsFoundBeyondTheConfinement() {
        ResourceQuery all = query("Observation");

        assertThat(ids(all.within(Confinement.to(EDGAR_ID)))).containsExactly("time", "year");
        assertThat(ids(query("Observation", Criterion.of("patient", ROSALIND_ID))
                        .within(Confinement.to(EDGAR_ID))))
                .isEmpty();
        assertThat(ids(all.within(new Confinement(Set.of(EDGAR_ID, ROSALIND_ID), true))))
                .hasSize(4);
        assertThat(ids(all.within(new Confinement(Set.of(), true)))).isEmpty();
        assertThat(ids(all.within(new Confinement(Set.of(), false)))).isEmpty();
    }

    @Test
    void pagesFollowEachOtherInTheOrderAskedFor() {
        ResourceQuery query = query("Observation").sortedBy(new SortKey("date", true));
        ResourceQuery paged = new ResourceQuery(query.type(), query.criteria(), query.sort(), 1, null, query.within());
        List<String> ids = new ArrayList<>();
        ResourcePage page = STORE.search(NORTH, IDENTIFIED, paged);
        ids.addAll(page.resources().stream().map(StoredResource::id).toList());
        while (page.more()) {
            page = STORE.search(
                    NORTH, IDENTIFIED, paged.after(page.found().getLast().cursor()));
            ids.addAll(page.resources().stream().map(StoredResource::id).toList());
        }

        assertThat(ids).containsExactly("time", "march-3", "march", "year");
    }

    @Test
    void aCursorHoldsForItsOwnSearchOnly() {
        String cursor = STORE.search(NORTH, IDENTIFIED, query("Observation"))
                .found()
                .getFirst()
                .cursor();

        invalid(
                Defect.CURSOR_INVALID,
                query("Observation", Criterion.of("status", "final")).after(cursor));
        invalid(
                Defect.CURSOR_INVALID,
                query("Observation").after((cursor.startsWith("A") ? "B" : "A") + cursor.substring(1)));
        invalid(Defect.CURSOR_INVALID, query("Observation").after("' or 1=1 --"));
    }

    @Test
    void aCursorSaysNothingToWhoCarriesIt() {
        assertThat(STORE.search(NORTH, IDENTIFIED, query("Patient").sortedBy(new SortKey("family", false)))
                        .found())
                .hasSize(2)
                .extracting(found -> new String(Base64.getUrlDecoder().decode(found.cursor()), StandardCharsets.UTF_8))
                .noneMatch(cursor -> cursor.toLowerCase(Locale.ROOT).matches("(?s).*(quimby|tolliver).*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0",
                "a\0b",
                "\ud800",
                "' or 1=1 --",
                "'; drop table clinical_resource; --",
                "$1",
                "?",
                "%",
                "\\",
                "{\"a\":1}",
                "\u202e",
                "a|b|c",
                "9999999999",
                "1e999999999"
            })
    void noValueBreaksASearchOrFindsWhatItShouldNot(String value) {
        for (String type : List.of("Observation", "Patient")) {
            for (SearchParameter parameter : SearchParameters.r4().of(type)) {
                try {
                    assertThat(ids(query(type, new Criterion(parameter.name(), null, List.of(value)))))
                            .isEmpty();
                } catch (QueryInvalid refused) {
                    assertThat(refused.defect()).isEqualTo(Defect.VALUE_INVALID);
                }
            }
            assertThat(STORE.read(NORTH, IDENTIFIED, type, value)).isEmpty();
            assertThat(STORE.read(NORTH, IDENTIFIED, value, "x")).isEmpty();
            assertThat(STORE.history(NORTH, IDENTIFIED, type, value, 5)).isEmpty();
            assertThat(STORE.resources(NORTH, IDENTIFIED, List.of(new ResourceKey(type, value))))
                    .isEmpty();
        }
    }

    @Test
    void whatIsNotServedIsSaid() {
        invalid(Defect.PARAMETER_UNKNOWN, query("Observation", Criterion.of("subject.name", "x")));
        invalid(Defect.PARAMETER_UNKNOWN, query("Observation", Criterion.of("_has:Patient:x", "x")));
        invalid(Defect.MODIFIER_UNKNOWN, query("Observation", new Criterion("code", "in", List.of("x"))));
        invalid(Defect.VALUE_INVALID, query("Observation", Criterion.of("date", "yesterday")));
        invalid(Defect.SORT_UNKNOWN, query("Observation").sortedBy(new SortKey("code", false)));
        invalid(Defect.TYPE_UNKNOWN, query("Secret"));
    }

    private static void invalid(Defect defect, ResourceQuery query) {
        assertThatExceptionOfType(QueryInvalid.class)
                .isThrownBy(() -> STORE.search(NORTH, IDENTIFIED, query))
                .extracting(QueryInvalid::defect)
                .isEqualTo(defect);
    }

    private static ResourceQuery query(String type, Criterion... criteria) {
        return ResourceQuery.of(type, 10, criteria);
    }

    private static List<String> ids(ResourceQuery query) {
        return STORE.search(NORTH, IDENTIFIED, query).resources().stream()
                .map(StoredResource::id)
                .toList();
    }
}
