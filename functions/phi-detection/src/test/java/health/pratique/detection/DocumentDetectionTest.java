package health.pratique.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import health.pratique.format.FieldMeaning;
import health.pratique.format.TextField;
import health.pratique.phi.PhiDetector;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentDetectionTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void aFieldThatIsANameIsPhiWithoutBeingLookedInto() {
        TextField name = new TextField("Patient.name[0].family", FieldMeaning.PERSON_NAME, "Okonkwo");
        assertThat(detection(0.9).detect(List.of(name)).spans(name))
                .containsExactly(new PhiSpan(0, 7, PhiType.NAME, 1, "field"));
        assertThat(asked).isEmpty();
    }

    @Test
    void aNameKnownFromAFieldIsFoundInProseWhereNoDetectorSawIt() {
        TextField name = new TextField("Patient.name[0].family", FieldMeaning.PERSON_NAME, "Okonkwo");
        TextField note = new TextField("Observation.note[0].text", FieldMeaning.FREE_TEXT, "Mother of Okonkwo called");
        assertThat(detection(0.9).detect(List.of(name, note)).spans(note))
                .extracting(span -> span.of(note.value()), PhiSpan::detector)
                .containsExactly(tuple("Okonkwo", "repeat"));
    }

    @Test
    void theSameTextInManyFieldsIsLookedIntoOnce() {
        List<TextField> fields = List.of(
                new TextField("a", FieldMeaning.LABEL, "Body height"),
                new TextField("b", FieldMeaning.LABEL, "Body height"));
        detection(0.9).detect(fields);
        assertThat(asked).containsExactly("Body height");
    }

    @Test
    void aNarrativeIsNotLookedInto() {
        detection(0.9).detect(List.of(new TextField("text", FieldMeaning.NARRATIVE, "Okonkwo")));
        assertThat(asked).isEmpty();
    }

    @Test
    void anUnsureSpanOfComprehendCountsOnlyWhereTheLocalEngineSawSomething() {
        TextField note = new TextField("text", FieldMeaning.FREE_TEXT, "MARK one and mark two");
        PhiDetector unsure = fixed(List.of(span(0, 4, 0.2), span(13, 17, 0.2)));
        PhiDetector local = fixed(List.of(span(0, 4, 0.6)));
        Detectors both = new Detectors(Map.of(DetectorName.LOCAL, local, DetectorName.COMPREHEND, unsure), 0.3);
        assertThat(both.detect(List.of(note.value())).get(note.value()))
                .extracting(PhiSpan::start)
                .containsExactly(0);
    }

    @Test
    void whatAnEarlierRunFoundIsKept() {
        TextField note = new TextField("text", FieldMeaning.FREE_TEXT, "nothing to see");
        DetectedDocument detected =
                detection(0.9).detect(List.of(note), Map.of("nothing to see", List.of(span(0, 7, 0.5))));
        assertThat(detected.spans(note)).containsExactly(span(0, 7, 0.5));
    }

    @Test
    void itPrintsNothingOfTheDocument() {
        TextField note = new TextField("text", FieldMeaning.FREE_TEXT, "MARK");
        assertThat(detection(0.9).detect(List.of(note))).hasToString("[PHI]");
    }

    private DocumentDetection detection(double confidence) {
        return new DocumentDetection(new Detectors(
                Map.of(DetectorName.LOCAL, new PhiDetector() {
                    @Override
                    public List<PhiSpan> detect(String text) {
                        asked.add(text);
                        int at = text.indexOf("MARK");
                        return at < 0 ? List.of() : List.of(span(at, at + 4, confidence));
                    }

                    @Override
                    public String version() {
                        return "marks/1";
                    }
                }),
                0.3));
    }

    private static PhiDetector fixed(List<PhiSpan> spans) {
        return new PhiDetector() {
            @Override
            public List<PhiSpan> detect(String text) {
                return spans;
            }

            @Override
            public String version() {
                return "fixed/1";
            }
        };
    }

    private static PhiSpan span(int start, int end, double confidence) {
        return new PhiSpan(start, end, PhiType.NAME, confidence, "test");
    }
}
