package health.pratique.compliance.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** One pass finds what a search for each word finds. */
class PassageTest {

    private static final Pattern NOTICE =
            Pattern.compile("^\\W{0,3}42 ?cfr\\b(?! 4)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    @Property
    void aLandmarkIsFoundWhereverOneOfItsWordsStands(@ForAll("texts") String text) {
        Passage passage = Passage.of(text);
        assertThat(Landmark.values()).allSatisfy(landmark -> {
            assertThat(passage.places(landmark)).containsExactlyInAnyOrder(searched(text, landmark));
            assertThat(passage.has(landmark)).isEqualTo(searched(text, landmark).length > 0);
        });
    }

    @Property
    void placesOfOneWordAreInTheOrderOfTheText(@ForAll("texts") String text) {
        assertThat(Passage.of(text).places(Landmark.DISCHARGE)).isSorted();
    }

    @Property
    void aPatternIsMetNearItsLandmarkAsInTheWholeText(@ForAll("notices") String text) {
        assertThat(Passage.of(text).anyNear(Landmark.TITLE_42, NOTICE, 3, 7))
                .isEqualTo(NOTICE.matcher(text).find());
    }

    @Example
    void aLandmarkIsFoundAtEachPlaceOfALongText() {
        assertThat(IntStream.range(8_150, 8_250)).allSatisfy(place -> {
            String text = "x".repeat(place) + "Discharge" + "y".repeat(50);
            assertThat(Passage.of(text).places(Landmark.DISCHARGE)).containsExactly(place);
        });
    }

    @Example
    void lettersThatOnlyLookLikeThoseOfAWordAreNone() {
        assertThat(Passage.of("di\u017fcharge, b\u0130rth").has(Landmark.DISCHARGE))
                .isFalse();
        assertThat(Passage.of("di\u017fcharge, b\u0130rth").has(Landmark.BIRTH)).isFalse();
    }

    @Example
    void itsTextIsNotPrinted() {
        assertThat(Passage.of("born 1950")).hasToString("[PHI]");
    }

    private static int[] searched(String text, Landmark landmark) {
        TreeSet<Integer> places = new TreeSet<>();
        for (String word : landmark.words()) {
            for (int at = 0; at < text.length(); at++) {
                String here = text.substring(at, Math.min(text.length(), at + word.length()));
                if (ascii(here).equals(word)) {
                    places.add(at);
                }
            }
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    private static String ascii(String text) {
        return text.chars().allMatch(c -> c < 128) ? text.toLowerCase(Locale.ROOT) : "";
    }

    @Provide
    Arbitrary<String> texts() {
        List<String> words = Stream.of(Landmark.values())
                .flatMap(landmark -> landmark.words().stream())
                .toList();
        Arbitrary<String> whole = Arbitraries.of(words);
        Arbitrary<String> pieces = Arbitraries.oneOf(
                whole,
                whole.map(word -> word.toUpperCase(Locale.ROOT)),
                whole.map(word -> word.substring(1)),
                whole.map(word -> word.substring(0, word.length() - 1)),
                Arbitraries.of("", " ", "a", "-", "--", "\n", "é", "\u2019", "\ud83c\udff4", "the patient was "));
        return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> notices() {
        return Arbitraries.of("42 CFR", "42cfr", "42", " ", "4", "5", "\n", "\r\n", "-", "x", "é", ".")
                .list()
                .ofMaxSize(12)
                .map(list -> String.join("", list));
    }
}
