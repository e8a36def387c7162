package health.pratique.phi.text;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read for what a scanner misread, and what is left as it stands. */
class ScanReaderTest {

    private static final Lexicon LEXICON = Lexicon.standard();

    static Stream<String> cleanSentences() throws IOException {
        try (InputStream in = PhiSpan.class.getResourceAsStream("clean-sentences.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            on O3/l2/2O21                     | on 03/12/2021
            born 04/12I1978                   | born 04/12/1978
            seen in 1Z/2020                   | seen in 12/2020
            on 12/05/20 19                    | on 12/05/2019
            on 1103/2019                      | on 11/03/2019
            call (6l7) 555-Ol42               | call (617) 555-0142
            call 508-555--0127                | call 508-555-0127
            call 617-555-01 42                | call 617-555-0142
            SSN 418-27-G0g3                   | SSN 418-27-6093
            MRN8473920                        | MRN 8473920
            M RN 8473920                      | MRN 8473920
            D0B: 04/12/1978                   | DOB: 04/12/1978
            DOB04/12/1978Sex F                | DOB 04/12/1978 Sex F
            Narne: Wilson                     | Name: Wilson
            Dr. J0hnson                       | Dr. Johnson
            0r. Gutierrez                     | Dr. Gutierrez
            Nr. Ward                          | Mr. Ward
            Dr, Smith                         | Dr. Smith
            JohnSmith came                    | John Smith came
            was a42-year-old man              | was a 42-year-old man
            is a s3-year-old woman            | is a 53-year-old woman
            on Junc 5                         | on June 5
            on March l2, 2O21                 | on March 12, 2021
            on Oct3                           | on Oct 3
            patient Al^len came               | patient Allen came
            """)
    void whatCanHardlyBeAnythingElseIsMendedAnywhere(String read, String meant) {
        assertThat(reading(read)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The pat1ent was hclped by Marth a Collins   | The patient was helped by Martha Collins
            The pat1ent Andnew Perez denics fever       | The patient Andrew Perez denies fever
            The pat1ent takes insnlin. Nis blood sugar  | The patient takes insulin. His blood sugar
            The pat1ent isa rnan with fev er            | The patient is a man with fever
            The pat1ent hada x-ray ofthe knee           | The patient had a x-ray of the knee
            The pat1ent reported con stipation          | The patient reported constipation
            The pat1ent came on 21 Nevembet 2024         | The patient came on 21 November 2024
            The pat1ent came on 1/ 13 and 03 /12/2021    | The patient came on 1/13 and 03/12/2021
            THE PAT1ENT HAS MORN-¶ING FEVEB            | THE PATIENT HAS MORNING FEVER
            The pat1ent has pain. Hehas had it for years | The patient has pain. He has had it for years
            The pat1ent and a rnentor, Tui, a climber     | The patient and a mentor, Tui, a climber
            The pat1ent had Lambert-Faton syndrome       | The patient had Lambert-Eaton syndrome
            Mr. Vin 'cent Youug pre5ented               | Mr. Vincent Young presented
            """)
    void doubtfulWordsAreMendedInScannedText(String read, String meant) {
        assertThat(reading(read.replace('¶', '\n'))).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "B12 400, A1c 7.2, HbA1c 6.8 %, O2 2L, SpO2 98%, T1 and T2 images, L4-L5, L5-S1, S1/S2 normal, l4/5",
                "G2P1, T4N1M0, CYP2D6, HER2, p53, H1N1, COVID19, 5HT, S1Q3T3, I/II, 80s, 1st, 2nd, 10am, 20mg, 5mL, 3x",
                "Lisinopril 10mg, 2O mg, 1L of saline, 1/2 tab, 120/80mmHg, 3/4cup, HPV16/18, COVID-19",
                "McDonald, MacArthur, DeMarco, LaToya, O'Brien, CellCept, eGFR, mmHg, iPhone",
                "Write to JonasZadina@example.com or see http://www.CreditQuarterly.example/a",
                "fe80::1 and 3c:22:fb:0a:b1:88, 10.22.14.3",
                "Imelda Pangilinan-Oyelaran, Nguyen Thi Bich Ngoc and Wojciech Szczepanski",
                "HPI: CC: PMH: A 50-year-old RHM with PMHx of EtOH",
                "vitamin D level, hepatitis B, T cell, e coli, x ray, p value, Malcolm X",
                "the Dr, amoxicillin and the patient agreed",
                "Follow-\nup in two weeks.",
                "rm 112-W age 95 admit, R hand, gait w walker, w/c arm, 5. Oktober 2022, Dr. Haave, MD"
            })
    void cleanTextStandsAsItDoes(String text) {
        assertThat(reading(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("cleanSentences")
    void cleanSentencesStandAsTheyDo(String text) {
        assertThat(reading(text)).isEqualTo(text);
    }

    @Test
    void aSpanGoesBackToWhereItStood() {
        String text = "The pat1ent Marth a Collins was bom on O3/l2/2O21.";
        Tokens tokens = new Tokens(LEXICON);
        tokens.read(text, 0, text.length());
        int start = tokens.text().indexOf("Martha");
        PhiSpan span = new PhiSpan(start, start + "Martha Collins".length(), PhiType.NAME, 1, "test");
        assertThat(tokens.original(span).of(text)).isEqualTo("Marth a Collins");
    }

    @Test
    void offsetsAreThoseOfTheWholeTextIfNothingWasMended() {
        String text = "first second third";
        Tokens tokens = new Tokens(LEXICON);
        tokens.read(text, 6, text.length());
        assertThat(tokens.start(0)).isEqualTo(6);
    }

    @Test
    void aMendedPieceOfALongerTextLeadsBackToIt() {
        String text = "first second D0B: O3/l2/2O21";
        Tokens tokens = new Tokens(LEXICON);
        tokens.read(text, 6, text.length());
        int start = tokens.text().indexOf("03/12/2021");
        PhiSpan span = new PhiSpan(start, start + 10, PhiType.DATE, 1, "test");
        assertThat(tokens.original(span).of(text)).isEqualTo("O3/l2/2O21");
    }

    @Property
    void everyTokenHasItsPlaceInTheText(
            @ForAll @StringLength(max = 150) String anything, @ForAll("pages") String page) {
        for (String text : new String[] {anything, page}) {
            Tokens tokens = new Tokens(LEXICON);
            tokens.read(text, 0, text.length());
            int before = 0;
            for (int at = 0; at < tokens.size(); at++) {
                PhiSpan token = tokens.original(new PhiSpan(tokens.start(at), tokens.end(at), PhiType.NAME, 1, "test"));
                assertThat(token.start()).isGreaterThanOrEqualTo(before);
                assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(text.length());
                before = token.start();
            }
        }
    }

    @Provide
    Arbitrary<String> pages() {
        return Arbitraries.of(
                        "Pat1ent",
                        "Dr",
                        "0r",
                        "Nr",
                        ".",
                        ",",
                        "::",
                        "--",
                        " ",
                        " ",
                        " ",
                        "-\n",
                        "\n",
                        "O3",
                        "/",
                        "l2",
                        "2O21",
                        "1978Sex",
                        "MRN8473920",
                        "M",
                        "RN",
                        "JohnSmith",
                        "Marth",
                        "a",
                        "Collins",
                        "isa",
                        "42",
                        "-year-old",
                        "(6l7)",
                        "555",
                        "-",
                        "Ol42",
                        "20",
                        "19",
                        "12/05/",
                        "'",
                        "`",
                        "~",
                        "Al",
                        "len",
                        "}",
                        "{",
                        "Narne",
                        ":",
                        "(arolyn",
                        "1103/2019",
                        "I",
                        "rn",
                        "Oct3",
                        "ofthe",
                        "@@",
                        "D0B")
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }

    private static String reading(String text) {
        Tokens tokens = new Tokens(LEXICON);
        tokens.read(text, 0, text.length());
        return tokens.text();
    }
}
