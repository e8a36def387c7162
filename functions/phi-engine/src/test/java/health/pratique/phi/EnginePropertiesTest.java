package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.ReleasePolicy;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text, whatever it says. */
class EnginePropertiesTest {

    private static final PhiEngine ENGINE = PhiEngine.standard();
    private static final int ROUNDS = 5;

    private static final String[] PIECES = {
        "Patient",
        "Dr.",
        "Mr.",
        "Mrs.",
        "Maria",
        "Gonzalez",
        "SMITH",
        "john",
        "O'Brien",
        "van",
        "der",
        "Berg",
        "MRN",
        ":",
        "#",
        "8473920",
        "12/3",
        "03/04/2019",
        "2019-03-04T10:15Z",
        "March",
        "may",
        "4",
        "5/5",
        "2019",
        "92",
        "-year-old",
        "Boston",
        "MA",
        "02139",
        ",",
        ".",
        "\n",
        "seen by",
        "lives in",
        "Foley catheter",
        "Parkinson's disease",
        "555-0142",
        "(617) 555-0142",
        "a.b@example.com",
        "https://x.example.org/a",
        "10.1.2.3",
        "SSN 123-45-6789",
        "12 Linden Street",
        "Apt",
        "4B",
        "Mercy General Hospital",
        "daughter",
        "Susan",
        "and",
        "is",
        "a",
        "MD",
        "[NAME]",
        "[",
        "]",
        "[DATE]",
        "the",
        "chest pain",
        "10 mg",
        "WILL SEE",
        "Room",
        "412",
        "born in",
        "1931",
        "90 or older",
        "age",
        "é",
        "\ud83d\ude00",
        "Zoë",
        "Account",
        "A-77-1234",
        "Unit",
        "Box",
        "County",
        "zip",
        "021",
        "@",
        "/",
        "-",
        "(",
        ")",
        "works for",
        "Northwind",
        "username",
        "mgonz84",
        "Christmas",
        "Street",
        "100",
        "mobile",
        "0341"
    };

    @Provide
    Arbitrary<String> notes() {
        return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(40).map(pieces -> String.join(" ", pieces));
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(300),
                Arbitraries.strings().ascii().ofMaxLength(300),
                Arbitraries.strings().withChars("0123456789-/. :,()x+@ABab\n").ofMaxLength(200));
    }

    @Property(tries = 500)
    void spansLieInTheTextSortedAndApart(@ForAll("notes") String text) {
        check(text);
    }

    @Property(tries = 500)
    void anyTextAtAllIsRead(@ForAll("anything") String text) {
        check(text);
    }

    @Property(tries = 400)
    void aSecondPassFindsNothingUnderAnyPolicy(@ForAll("notes") String text, @ForAll ReleasePolicy policy) {
        Deidentifier deidentifier = Deidentifier.of(policy, new byte[32]);
        DeidentifiedText clean = deidentifier.deidentify(text, ENGINE.detect(text), ENGINE, ROUNDS);
        assertThat(clean.residual(ENGINE.detect(clean.text()))).isEmpty();
    }

    @Property(tries = 300)
    void whatIsMaskedIsGone(@ForAll("notes") String text) {
        Deidentifier deidentifier = Deidentifier.of(ReleasePolicy.SAFE_HARBOR, new byte[32]);
        List<PhiSpan> redacted = deidentifier.redacted(text, ENGINE.detect(text));
        DeidentifiedText clean = deidentifier.deidentify(text, redacted);
        StringBuilder kept = new StringBuilder(clean.text());
        for (PhiSpan ours : clean.replacements().reversed()) {
            kept.replace(ours.start(), ours.end(), "");
        }
        StringBuilder rest = new StringBuilder(text);
        for (PhiSpan span : redacted.reversed()) {
            rest.replace(span.start(), span.end(), "");
        }
        assertThat(kept.toString()).isEqualTo(rest.toString());
    }

    @Property(tries = 200)
    void aCleanTextIsCleanAgain(@ForAll("notes") String text) {
        Deidentifier deidentifier = Deidentifier.of(ReleasePolicy.SAFE_HARBOR, new byte[32]);
        String once = deidentifier
                .deidentify(text, ENGINE.detect(text), ENGINE, ROUNDS)
                .text();
        String twice = deidentifier
                .deidentify(once, ENGINE.detect(once), ENGINE, ROUNDS)
                .text();
        assertThat(lettersAndDigits(twice)).isEqualTo(lettersAndDigits(once));
    }

    @Property(tries = 200)
    void oneSubjectKeyYieldsOneResult(@ForAll("notes") String text) {
        byte[] key = new byte[32];
        key[3] = 7;
        List<PhiSpan> spans = ENGINE.detect(text);
        String one = Deidentifier.of(ReleasePolicy.PSEUDONYMISED, key)
                .deidentify(text, spans)
                .text();
        String two = Deidentifier.of(ReleasePolicy.PSEUDONYMISED, key)
                .deidentify(text, spans)
                .text();
        assertThat(one).isEqualTo(two);
    }

    private static void check(String text) {
        int at = 0;
        for (PhiSpan span : ENGINE.detect(text)) {
            assertThat(span.start()).isGreaterThanOrEqualTo(at);
            assertThat(span.end()).isLessThanOrEqualTo(text.length());
            at = span.end();
        }
    }

    private static String lettersAndDigits(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]++", "").toLowerCase(Locale.ROOT);
    }
}
