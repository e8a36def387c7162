package health.pratique.clinical;

import static health.pratique.clinical.Samples.EDGAR;
import static health.pratique.clinical.Samples.NORTH;
import static health.pratique.clinical.Samples.ROSALIND;
import static health.pratique.clinical.View.IDENTIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.SubjectToken;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Searches find what a plain look at every resource finds, and pages hold each result once. */
class SearchProperties {

    private static final List<String> CODES = List.of("2093-3", "2085-9", "718-7");
    private static final List<String> DATES = List.of(
            "2023", "2024", "2024-02", "2024-03", "2024-02-29", "2024-03-01", "2024-03-31", "2024-04-01", "2025-01-01");
    private static final List<SubjectToken> SUBJECTS = List.of(ROSALIND, EDGAR);
    private static final List<Seen> RESOURCES = new ArrayList<>();
    private static ClinicalStore store;

    private record Seen(String id, SubjectToken subject, String code, String date) {}

    /** A criterion, and what it means. */
    record Asked(Criterion criterion, Predicate<Object> holds) {}

    /** The days that a date means, both included: dates here have no time. */
    private record Days(LocalDate first, LocalDate last) {

        static Days of(String date) {
            return switch (date.length()) {
                case 4 -> new Days(LocalDate.parse(date + "-01-01"), LocalDate.parse(date + "-12-31"));
                case 7 ->
                    new Days(
                            LocalDate.parse(date + "-01"), YearMonth.parse(date).atEndOfMonth());
                default -> new Days(LocalDate.parse(date), LocalDate.parse(date));
            };
        }

        boolean covers(Days other) {
            return !other.first.isBefore(first) && !other.last.isAfter(last);
        }
    }

    @BeforeContainer
    static void everyCombination() {
        store = ClinicalDatabase.store();
        List<ResourceWrite> writes = new ArrayList<>();
        writes.add(Samples.patient(ROSALIND, "Quimby", "Rosalind", "1961-02-14"));
        writes.add(Samples.patient(EDGAR, "Tolliver", "Edgar", "1931"));
        for (SubjectToken subject : SUBJECTS) {
            for (String code : CODES) {
                for (String date : DATES) {
                    Seen seen = new Seen("o-" + RESOURCES.size(), subject, code, date);
                    RESOURCES.add(seen);
                    writes.add(Samples.observation(seen.id(), subject, code, date));
                }
            }
        }
        store.write(NORTH, IDENTIFIED, writes);
    }

    @Property(tries = 300)
    void aSearchFindsWhatAPlainLookFinds(@ForAll("asked") @Size(max = 4) List<Asked> asked) {
        List<String> expected = RESOURCES.stream()
                .filter(seen -> asked.stream().allMatch(one -> one.holds().test(seen)))
                .map(Seen::id)
                .toList();

        assertThat(ids(query(asked, 1_000))).isEqualTo(expected);
    }

    @Property(tries = 60)
    void pagesHoldEachResultOnce(
            @ForAll("asked") @Size(max = 2) List<Asked> asked,
            @ForAll("sorting") List<SortKey> sort,
            @ForAll @IntRange(min = 1, max = 20) int count) {
        ResourceQuery query = query(asked, count).sortedBy(sort.toArray(SortKey[]::new));
        List<String> paged = new ArrayList<>();
        ResourcePage page = store.search(NORTH, IDENTIFIED, query);
        paged.addAll(page.resources().stream().map(StoredResource::id).toList());
        while (page.more()) {
            page = store.search(
                    NORTH, IDENTIFIED, query.after(page.found().getLast().cursor()));
            paged.addAll(page.resources().stream().map(StoredResource::id).toList());
        }

        assertThat(paged)
                .isEqualTo(ids(query(asked, 1_000).sortedBy(sort.toArray(SortKey[]::new))))
                .doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<List<Asked>> asked() {
        return Arbitraries.oneOf(codes(), notCodes(), dates(), patients()).list();
    }

    @Provide
    Arbitrary<List<SortKey>> sorting() {
        return Combinators.combine(Arbitraries.of("date", "_id", "_lastUpdated"), Arbitraries.of(true, false))
                .as(SortKey::new)
                .list()
                .uniqueElements(SortKey::parameter)
                .ofMaxSize(2);
    }

    private static Arbitrary<Asked> codes() {
        return Arbitraries.of(CODES)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(codes -> new Asked(
                        new Criterion(
                                "code",
                                null,
                                codes.stream().map("http://loinc.org|"::concat).toList()),
                        seen -> codes.contains(((Seen) seen).code())));
    }

    private static Arbitrary<Asked> notCodes() {
        return Arbitraries.of(CODES)
                .map(code -> new Asked(
                        new Criterion("code", "not", List.of(code)),
                        seen -> !((Seen) seen).code().equals(code)));
    }

    private static Arbitrary<Asked> patients() {
        return Arbitraries.of(SUBJECTS)
                .map(subject -> new Asked(
                        Criterion.of("patient", Compartments.patientId(subject)),
                        seen -> ((Seen) seen).subject().equals(subject)));
    }

    private static Arbitrary<Asked> dates() {
        return Combinators.combine(
                        Arbitraries.of("", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb"), Arbitraries.of(DATES))
                .as((prefix, date) -> new Asked(
                        Criterion.of("date", prefix + date),
                        seen -> holds(prefix, Days.of(date), Days.of(((Seen) seen).date()))));
    }

    /** FHIR R4, section 3.1.1.4.5, in days. */
    private static boolean holds(String prefix, Days asked, Days found) {
        return switch (prefix) {
            case "ne" -> !asked.covers(found);
            case "gt" -> found.last().isAfter(asked.last());
            case "lt" -> found.first().isBefore(asked.first());
            case "ge" -> found.last().isAfter(asked.last()) || asked.covers(found);
            case "le" -> found.first().isBefore(asked.first()) || asked.covers(found);
            case "sa" -> found.first().isAfter(asked.last());
            case "eb" -> found.last().isBefore(asked.first());
            default -> asked.covers(found);
        };
    }

    private static ResourceQuery query(List<Asked> asked, int count) {
        return new ResourceQuery(
                "Observation", asked.stream().map(Asked::criterion).toList(), List.of(), count, null, null);
    }

    private static List<String> ids(ResourceQuery query) {
        return store.search(NORTH, IDENTIFIED, query).resources().stream()
                .map(StoredResource::id)
                .toList();
    }
}
