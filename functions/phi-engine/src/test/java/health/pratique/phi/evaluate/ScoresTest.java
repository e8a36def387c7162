package health.pratique.phi.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.phi.TextRange;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as what. */
class ScoresTest {

    private static final String TEXT = "Ilse Vanderkamp, Yuma, 88412.";

    private static final GoldSpan NAME = new GoldSpan(0, 15, "NAME", true, false);
    private static final GoldSpan CITY = new GoldSpan(17, 21, "LOCATION_ADDRESS", true, false);
    private static final GoldSpan NUMBER = new GoldSpan(23, 28, "ID_OTHER", true, false);

    @Test
    void aLetterLeftIsALeakAndAnyLetterGoneIsATouch() {
        Scores scores = score(List.of(NAME, CITY, NUMBER), found(0, 14, "NAME"), found(17, 21, "DATE"));
        assertThat(scores.recall()).isEqualTo(new TypeRecall(3, 1, 2));
        assertThat(scores.byType()).containsEntry("NAME", new TypeRecall(1, 0, 1));
        assertThat(scores.documentsWithoutLeak()).isEqualTo(new Share(0, 1));
    }

    @Test
    void signsAndSpacesMayStay() {
        Scores scores = score(List.of(NAME), found(0, 4, "NAME"), found(5, 15, "NAME"));
        assertThat(scores.recall()).isEqualTo(new TypeRecall(1, 1, 1));
        assertThat(scores.documentsWithoutLeak()).isEqualTo(new Share(1, 1));
    }

    @Test
    void whatTouchesNoLabelIsAFalsePositiveUnlessItTouchesWhatIsIgnored() {
        Scores scores = new Scores();
        scores.add(new Comparison(
                new GoldDocument("a", TEXT, List.of(NAME), List.of(new TextRange(17, 18))),
                List.of(found(0, 1, "NAME"), found(17, 21, "NAME"), found(23, 28, "NAME"))));
        assertThat(scores.precision()).isEqualTo(new Share(1, 2));
        assertThat(scores.falsePositives()).isEqualTo(1);
        assertThat(scores.falsePositivesPerThousand()).isEqualTo(new Share(1000, TEXT.length()));
        assertThat(scores.overRedactedCharacters()).isEqualTo(new Share(8, 9));
    }

    @Test
    void aCleanTextIsTouchedByAnythingButOnlyAFalsePositiveCountsAgainstIt() {
        Scores scores = new Scores();
        GoldDocument clean = new GoldDocument("a", TEXT, List.of(), List.of(new TextRange(17, 21)));
        scores.add(new Comparison(clean, List.of(found(17, 21, "DATE"))));
        scores.add(new Comparison(clean, List.of()));
        assertThat(scores.cleanTouched()).isEqualTo(new Share(1, 2));
        assertThat(scores.cleanWithFalsePositive()).isEqualTo(new Share(0, 2));
    }

    @Test
    void whatMayStayCountsForPrecisionAndNotForRecall() {
        GoldSpan mayStay = new GoldSpan(17, 21, "STATE_COUNTRY", false, false);
        GoldSpan disputed = new GoldSpan(23, 28, "ID_OTHER", true, true);
        Scores scores = score(List.of(mayStay, disputed), found(17, 21, "LOCATION_ADDRESS"));
        assertThat(scores.recall()).isEqualTo(TypeRecall.NONE);
        assertThat(scores.documentsWithoutLeak()).isEqualTo(new Share(0, 0));
        assertThat(scores.precision()).isEqualTo(new Share(1, 1));
    }

    @Test
    void strictWantsTheSameEndsAndRelaxedAnOverlapOfItsOwn() {
        GoldSpan given = new GoldSpan(0, 4, "NAME", true, false);
        GoldSpan family = new GoldSpan(5, 15, "NAME", true, false);
        Scores scores = score(List.of(given, family, CITY), found(0, 15, "NAME"), found(17, 21, "LOCATION_ADDRESS"));
        assertThat(scores.typed().strict()).isEqualTo(new FMeasure(1, 3, 2));
        assertThat(scores.typed().relaxed()).isEqualTo(new FMeasure(2, 3, 2));
    }

    @Test
    void relaxedMatchesPredictionsInAnyOrder() {
        Scores scores =
                score(List.of(NAME, NUMBER), found(23, 28, "ID_OTHER"), found(0, 4, "NAME"), found(2, 15, "NAME"));
        assertThat(scores.typed().relaxed()).isEqualTo(new FMeasure(2, 2, 3));
    }

    @Test
    void aLabelIsConfusedWithThePredictionThatCoversMostOfIt() {
        Confusion confusion = score(
                        List.of(NAME, CITY), found(0, 4, "DATE"), found(5, 15, "HOSPITAL"), found(23, 28, "PHONE"))
                .confusion();
        assertThat(confusion.at("NAME", "HOSPITAL")).isEqualTo(1);
        assertThat(confusion.at("NAME", "DATE")).isZero();
        assertThat(confusion.at("LOCATION_ADDRESS", Confusion.MISSED)).isEqualTo(1);
        assertThat(confusion.at(Confusion.SPURIOUS, "PHONE")).isEqualTo(1);
    }

    @Test
    void whatIsNotFoundAndMayStayIsNotMissed() {
        Confusion confusion = score(List.of(new GoldSpan(17, 21, "STATE_COUNTRY", false, false)))
                .confusion();
        assertThat(confusion.at("STATE_COUNTRY", Confusion.KEPT)).isEqualTo(1);
        assertThat(confusion.at("STATE_COUNTRY", Confusion.MISSED)).isZero();
    }

    @Test
    void numbersOfAllScriptsAreToGoAndAPairOfSurrogatesIsOneLetter() {
        String text = "\u00BD \u0664 \uD835\uDC00 \u00B7";
        Scores scores = new Scores();
        scores.add(new Comparison(new GoldDocument("a", text, List.of(), List.of()), List.of()));
        assertThat(scores.overRedactedCharacters().whole()).isEqualTo(3);
    }

    @Test
    void theSumOfTwoIsTheScoreOfBoth() {
        GoldDocument document = new GoldDocument("a", TEXT, List.of(NAME, CITY), List.of());
        Comparison one = new Comparison(document, List.of(found(0, 15, "NAME")));
        Comparison other = new Comparison(document, List.of(found(17, 28, "DATE")));
        Scores both = new Scores();
        both.add(one);
        both.add(other);
        Scores sum = new Scores();
        for (Comparison comparison : List.of(one, other)) {
            Scores alone = new Scores();
            alone.add(comparison);
            sum.add(alone);
        }
        assertThat(FiguresJson.of(sum)).isEqualTo(FiguresJson.of(both));
    }

    private static Scores score(List<GoldSpan> labels, Prediction... predictions) {
        Scores scores = new Scores();
        scores.add(new Comparison(new GoldDocument("a", TEXT, labels, List.of()), Arrays.asList(predictions)));
        return scores;
    }

    private static Prediction found(int start, int end, String type) {
        return new Prediction(start, end, type);
    }
}
