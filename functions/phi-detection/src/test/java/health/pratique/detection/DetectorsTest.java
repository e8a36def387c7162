package health.pratique.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.phi.Inspection;
import health.pratique.phi.PhiDetector;
import health.pratique.phi.PhiEngine;
import health.pratique.phi.PhiInspector;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.Sentences;
import health.pratique.phi.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What of Comprehend Medical's findings counts beside the local engine's, and what it is asked. */
class DetectorsTest {

    private static final PhiEngine ENGINE = PhiEngine.standard();
    private static final double MIN_SCORE = 0.3;

    private final List<String> sent = new ArrayList<>();

    @Test
    void aLowScoreThatOnlyComprehendClaimsDoesNotCount() {
        PhiDetector local = finds("local", 0.6, "MARK");
        PhiDetector unsure = finds("comprehend", 0.2, "(?i)mark");
        assertThat(found(local, unsure, "MARK one and mark two"))
                .extracting(PhiSpan::start)
                .containsExactly(0);
    }

    @Test
    void withoutALocalEngineEveryScoreCounts() {
        PhiDetector unsure = finds("comprehend", 0.2, "MARK");
        Detectors alone = new Detectors(Map.of(DetectorName.COMPREHEND, unsure), MIN_SCORE);
        assertThat(alone.detect(List.of("a MARK")).in("a MARK")).hasSize(1);
    }

    @Test
    void aDrugADiseaseOrAnEponymThatOnlyComprehendTakesForANameDoesNotCount() {
        for (String text : List.of(
                "Given >Metoprolol< today.",
                "History of >Hypertension<.",
                "A >Foley< catheter was placed.",
                "Known >Crohn's< disease.")) {
            String plain = text.replaceAll("[<>]", "");
            String term = text.substring(text.indexOf('>') + 1, text.indexOf('<'));
            assertThat(found(ENGINE, finds("comprehend", 0.99, Pattern.quote(term)), plain))
                    .as(plain)
                    .isEmpty();
        }
    }

    @Test
    void aNameThatTheLocalEngineMissedCountsThoughAnEponymIsSpeltAlike() {
        String text = "It was Foley again.";
        assertThat(found(ENGINE, finds("comprehend", 0.9, "Foley"), text)).hasSize(1);
    }

    @Test
    void aClinicalTermCountsWhereTheLocalEngineSawSomethingToo() {
        PhiInspector local = inspector(finds("local", 0.9, "Dr. Foley"), List.of());
        assertThat(found(local, finds("comprehend", 0.9, "Foley"), "Dr. Foley catheter"))
                .hasSize(1);
    }

    @Test
    void localFirstAsksNothingWhereTheEngineIsSure() {
        Detectors detectors = localFirst(finds("comprehend", 0.9, "x"), text -> List.of());
        DetectedTexts found = detectors.detect(List.of("All is well.", "Nothing new."));
        assertThat(sent).isEmpty();
        assertThat(found.consultation()).isEqualTo(new Consultation(24, 0));
    }

    @Test
    void localFirstSendsAllDoubtfulPassagesOfAllTextsInOneCall() {
        Detectors detectors = localFirst(finds("comprehend", 0.9, "Q\\d+"), text -> sentencesWith(text, "Q"));
        String one = "x ".repeat(400) + ". The Q1 here. " + "y ".repeat(400) + ". The Q2 there. " + "z ".repeat(400);
        String two = "Only Q3.";
        String three = "Nothing.";
        DetectedTexts found = detectors.detect(List.of(one, two, three));
        assertThat(sent).hasSize(1);
        assertThat(found.in(one)).extracting(span -> span.of(one)).containsExactly("Q1", "Q2");
        assertThat(found.in(two)).extracting(span -> span.of(two)).containsExactly("Q3");
        assertThat(found.in(three)).isEmpty();
        long asked = found.consultation().asked();
        assertThat(asked).isEqualTo(sent.getFirst().length() - 2 * "\n\n".length());
        assertThat(found.consultation().characters()).isEqualTo(one.length() + two.length() + three.length());
        assertThat(found.consultation().share()).isLessThan(0.25);
    }

    @Test
    void aDoubtfulSentenceThatCannotBeAskedAboutFails() {
        PhiDetector down = new PhiDetector() {
            @Override
            public List<PhiSpan> detect(String text) {
                throw new TransientFault(ReasonCode.DETECTOR_UNAVAILABLE);
            }

            @Override
            public String version() {
                return "comprehend/1";
            }
        };
        Detectors detectors = localFirst(down, text -> sentencesWith(text, "Q"));
        assertThat(detectors.detect(List.of("All is well.")).in("All is well.")).isEmpty();
        assertThatThrownBy(() -> detectors.detect(List.of("All is well.", "The Q1.")))
                .isInstanceOf(TransientFault.class);
    }

    @Test
    void theMeterIsToldOfEverySearch() {
        List<Consultation> told = new ArrayList<>();
        PhiDetector comprehend = finds("comprehend", 0.9, "x");
        new Detectors(Map.of(DetectorName.COMPREHEND, comprehend), MIN_SCORE)
                .metered(told::add)
                .detect(List.of("abc", "abc", "de"));
        new Detectors(Map.of(DetectorName.LOCAL, comprehend), MIN_SCORE)
                .metered(told::add)
                .detect(List.of("abc"));
        assertThat(told).containsExactly(new Consultation(5, 5), new Consultation(3, 0));
    }

    @Test
    void aReportOfAnotherEngineOrModeOrModelIsNotTheirs() {
        PhiDetector local = named("engine/1.aa");
        PhiDetector comprehend = named("comprehend-medical/2.2.0");
        Detectors both =
                new Detectors(Map.of(DetectorName.LOCAL, local, DetectorName.COMPREHEND, comprehend), MIN_SCORE);
        assertThat(both.versions()).isEqualTo("engine/1.aa, comprehend-medical/2.2.0");
        assertThat(both.wrote(both.versions())).isTrue();
        assertThat(both.wrote("engine/1.bb, comprehend-medical/2.2.0")).isFalse();
        assertThat(both.wrote("engine/1.aa, comprehend-medical/2.1.0")).isFalse();
        assertThat(both.wrote("engine/1.aa")).isFalse();
        assertThat(both.wrote(Detectors.localFirst(inspector(local, List.of()), comprehend, MIN_SCORE)
                        .versions()))
                .isFalse();
    }

    @Test
    void aProcessThatHasNotAskedYetBelievesTheReportsModelButNoOtherEngine() {
        Detectors fresh = new Detectors(
                Map.of(
                        DetectorName.LOCAL,
                        named("engine/1.aa"),
                        DetectorName.COMPREHEND,
                        named("comprehend-medical/unseen")),
                MIN_SCORE);
        assertThat(fresh.wrote("engine/1.aa, comprehend-medical/2.2.0")).isTrue();
        assertThat(fresh.wrote("engine/1.bb, comprehend-medical/2.2.0")).isFalse();
        assertThat(fresh.wrote("engine/1.aa")).isFalse();
    }

    @Provide
    Arbitrary<String> notes() {
        return Arbitraries.of(
                        "The Q1 here. ", "All well. ", "x\n", "word ", "long".repeat(60) + " ", "é😀 ", "Q2\n", "? ")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 300)
    void whatIsInADoubtfulSentenceIsFoundInItsPlace(@ForAll("notes") String note) {
        Detectors detectors = localFirst(finds("comprehend", 0.9, "Q\\d"), text -> sentencesWith(text, "Q"));
        List<String> expected = Pattern.compile("Q\\d")
                .matcher(note)
                .results()
                .map(match -> match.start() + "")
                .toList();
        DetectedTexts found = detectors.detect(List.of(note));
        assertThat(found.in(note)).extracting(span -> span.start() + "").containsExactlyElementsOf(expected);
        assertThat(found.consultation().asked())
                .isLessThanOrEqualTo(found.consultation().characters());
    }

    private static List<PhiSpan> found(PhiDetector local, PhiDetector comprehend, String text) {
        return new Detectors(Map.of(DetectorName.LOCAL, local, DetectorName.COMPREHEND, comprehend), MIN_SCORE)
                .detect(List.of(text))
                .in(text);
    }

    private Detectors localFirst(PhiDetector comprehend, Function<String, List<TextRange>> unsure) {
        PhiDetector recorded = new PhiDetector() {
            @Override
            public List<PhiSpan> detect(String text) {
                sent.add(text);
                return comprehend.detect(text);
            }

            @Override
            public String version() {
                return comprehend.version();
            }
        };
        PhiInspector sure = new PhiInspector() {
            @Override
            public Inspection inspect(String text) {
                return new Inspection(List.of(), unsure.apply(text));
            }

            @Override
            public List<PhiSpan> detect(String text) {
                return List.of();
            }

            @Override
            public String version() {
                return "sure/1";
            }
        };
        return Detectors.localFirst(sure, recorded, MIN_SCORE);
    }

    private static List<TextRange> sentencesWith(String text, String sign) {
        List<TextRange> ranges = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = Sentences.end(text, start + 1);
            if (text.substring(start, end).contains(sign)) {
                ranges.add(new TextRange(start, end));
            }
            start = end;
        }
        return ranges;
    }

    private static PhiInspector inspector(PhiDetector detector, List<TextRange> unsure) {
        return new PhiInspector() {
            @Override
            public Inspection inspect(String text) {
                return new Inspection(detector.detect(text), unsure);
            }

            @Override
            public List<PhiSpan> detect(String text) {
                return detector.detect(text);
            }

            @Override
            public boolean isClinicalTerm(String text, PhiSpan span) {
                return ENGINE.isClinicalTerm(text, span);
            }

            @Override
            public String version() {
                return detector.version();
            }
        };
    }

    private static PhiDetector named(String version) {
        return finds(version, 0.9, "(?!)", version);
    }

    private static PhiDetector finds(String name, double confidence, String regex) {
        return finds(name, confidence, regex, name + "/1");
    }

    private static PhiDetector finds(String name, double confidence, String regex, String version) {
        Pattern pattern = Pattern.compile(regex);
        return new PhiDetector() {
            @Override
            public List<PhiSpan> detect(String text) {
                return pattern.matcher(text)
                        .results()
                        .map(match -> new PhiSpan(match.start(), match.end(), PhiType.NAME, confidence, name))
                        .toList();
            }

            @Override
            public String version() {
                return version;
            }
        };
    }
}
