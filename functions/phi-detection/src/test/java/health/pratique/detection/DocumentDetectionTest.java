package health.pratique.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.format.DocumentFormats;
import health.pratique.format.FieldMeaning;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.model.DocumentId;
import health.pratique.phi.PhiDetector;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentDetectionTest {

    private final List<String> asked = new ArrayList<>();

    private final DocumentDetection detection = new DocumentDetection(new Detectors(
            Map.of(DetectorName.LOCAL, new PhiDetector() {
                @Override
                public List<PhiSpan> detect(String text) {
                    asked.add(text);
                    int at = text.indexOf("MARK");
                    return at < 0 ? List.of() : List.of(span(at, at + 4, 0.9));
                }

                @Override
                public String version() {
                    return "marks/1";
                }
            }),
            0.3));

    private static final String PATIENT = """
            {"resourceType":"Patient","id":"p-1","text":{"status":"generated",
              "div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">MARK told it</div>"},
             "name":[{"family":"Okonkwo","text":"Okonkwo"}],
             "contact":[{"relationship":[{"text":"Mother of Okonkwo"},{"text":"Mother of Okonkwo"}],"telecom":[{"use":"home"}]}]}
            """;

    @Test
    void aFieldThatIsANameIsPhiWithoutBeingLookedInto() {
        DetectedDocument detected = detect(PATIENT);
        assertThat(spans(detected, FieldMeaning.PERSON_NAME).getFirst())
                .isEqualTo(new PhiSpan(0, 7, PhiType.NAME, 1, "field"));
        assertThat(asked).doesNotContain("Okonkwo");
    }

    @Test
    void aNameKnownFromAFieldIsFoundInProseWhereNoDetectorSawIt() {
        assertThat(spans(detect(PATIENT), FieldMeaning.LABEL, FieldMeaning.FREE_TEXT))
                .contains(new PhiSpan(10, 17, PhiType.NAME, 1, "repeat"));
    }

    @Test
    void whatADetectorSawIsNotFoundAgainAndWhatItMissedIs() {
        assertThat(detect("nothing, MARK saw MARK").prose().values())
                .containsExactly(
                        List.of(span(9, 13, 0.9), new PhiSpan(18, 22, PhiType.NAME, 0.9, IdentifyingValues.DETECTOR)));
    }

    @Test
    void theSameTextInManyFieldsIsLookedIntoOnce() {
        detect(PATIENT);
        assertThat(asked).containsOnlyOnce("Mother of Okonkwo");
    }

    @Test
    void aNarrativeIsNotLookedInto() {
        detect(PATIENT);
        assertThat(asked).noneMatch(text -> text.contains("MARK"));
    }

    @Test
    void whatTheSenderCallsThePatientIsFoundInProse() {
        Original note = new Original(open("Seen: 4711-basalt"), IdentifyingValue.patientIdentifier("4711-basalt"));
        assertThat(detection.detect(note).prose().get("Seen: 4711-basalt"))
                .containsExactly(new PhiSpan(6, 17, PhiType.MRN, 1, "repeat"));
    }

    @Test
    void aReportOfOtherDetectorsIsUnitedWithWhatIsFoundNow() {
        String text = "nothing and MARK";
        DetectedDocument detected = detection.detect(original(text), report("other/3", span(0, 7, 0.5)));
        assertThat(detected.prose().get(text)).containsExactly(span(0, 7, 0.5), span(12, 16, 0.9));
    }

    @Test
    void aReportOfTheSameDetectorsIsNotAskedForAgain() {
        String text = "nothing and MARK";
        DetectedDocument detected = detection.detect(original(text), report("marks/1", span(0, 7, 0.5)));
        assertThat(detected.prose().get(text)).containsExactly(span(0, 7, 0.5));
        assertThat(asked).isEmpty();
    }

    @Test
    void aReportOfAnEarlierVersionOfTheSameEngineIsNotTrusted() {
        DetectedDocument detected = detection.detect(original("nothing and MARK"), report("marks/0", span(0, 7, 0.5)));
        assertThat(detected.prose().get("nothing and MARK")).contains(span(12, 16, 0.9));
        assertThat(asked).hasSize(1);
    }

    @Test
    void aReportThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> detection.detect(original("short"), report("marks/1", span(0, 7, 0.5))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itPrintsNothingOfTheDocument() {
        assertThat(detection.detect(original("MARK"))).hasToString("[PHI]");
        assertThat(original("MARK")).hasToString("[PHI]");
    }

    private DetectedDocument detect(String content) {
        return detection.detect(original(content));
    }

    private static List<PhiSpan> spans(DetectedDocument detected, FieldMeaning... meanings) {
        return detected.fields().stream()
                .filter(field -> List.of(meanings).contains(field.meaning()))
                .flatMap(field -> detected.spans(field).stream())
                .toList();
    }

    private static Original original(String content) {
        return new Original(open(content), List.of());
    }

    private static OpenedDocument open(String content) {
        return DocumentFormats.standard().open(content.getBytes(StandardCharsets.UTF_8), FormatLimits.STANDARD);
    }

    private static PhiReport report(String engine, PhiSpan span) {
        return new PhiReport(
                1,
                new DocumentId("ab".repeat(16)),
                "00".repeat(32),
                engine,
                Consultation.NONE,
                Map.of(),
                List.of(ReportedSpan.of("text", span)));
    }

    private static PhiSpan span(int start, int end, double confidence) {
        return new PhiSpan(start, end, PhiType.NAME, confidence, "test");
    }
}
