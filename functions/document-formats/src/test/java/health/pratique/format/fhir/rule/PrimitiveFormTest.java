package health.pratique.format.fhir.rule;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values are written as R4 says, no stricter and no looser. */
class PrimitiveFormTest {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final Pattern CODE = Pattern.compile("[^\\s]+(\\s[^\\s]+)*");
    private static final Pattern OID = Pattern.compile("urn:oid:[0-2](\\.(0|[1-9][0-9]*))+");
    private static final Pattern DATE_TIME = Pattern.compile(
            "([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)(-(0[1-9]|1[0-2])(-(0[1-9]|[1-2][0-9]|3[0-1])(T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?(Z|(\\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00)))?)?)?");

    @ParameterizedTest
    @CsvSource({
        "date, 2024, true",
        "date, 2024-02, true",
        "date, 2024-02-29, true",
        "date, 2023-02-29, false",
        "date, 2024-13, false",
        "date, 2024-1-1, false",
        "date, 24, false",
        "dateTime, 2024-02-03T10:11:12Z, true",
        "dateTime, 2024-02-03T10:11:12.123456789+05:30, true",
        "dateTime, 2016-12-31T23:59:60Z, true",
        "dateTime, 2024-02-03T10:11:12, false",
        "dateTime, 2024-02-03T10:11Z, false",
        "dateTime, 2024-02-03T24:00:00Z, false",
        "dateTime, 2024-02-03T10:11:12+15:00, false",
        "instant, 2024-02-03, false",
        "instant, 2024-02-03T10:11:12-12:00, true",
        "time, 10:11:12, true",
        "time, 10:11, false",
        "time, 10:11:12Z, false",
        "base64Binary, T3R0b2xpbmU=, true",
        "base64Binary, T3R0 b2xpbmU=, true",
        "base64Binary, T3R0b2xpbmU, false",
        "base64Binary, T3=0, false",
        "code, in-progress, true",
        "code, two words, true",
        "code, two  spaces, false",
        "uri, urn:oid:1.2.3, true",
        "uri, a b, false",
        "uuid, urn:uuid:6f1f2d3c-0000-4000-8000-000000000001, true",
        "uuid, 6f1f2d3c-0000-4000-8000-000000000001, false"
    })
    void textFitsItsType(String type, String text, boolean fits) {
        assertThat(PrimitiveForm.of(type).fits(new JsonText(text))).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "integer, -2147483648, true",
        "integer, 2147483648, false",
        "integer, 1.5, false",
        "integer, 1e3, false",
        "unsignedInt, 0, true",
        "unsignedInt, -1, false",
        "positiveInt, 0, false",
        "positiveInt, 1, true",
        "decimal, -1.50e10, true"
    })
    void numbersFitTheirType(String type, String digits, boolean fits) {
        assertThat(PrimitiveForm.of(type).fits(new JsonNumber(digits))).isEqualTo(fits);
    }

    @Property
    void idsAreWhatTheirExpressionSays(
            @ForAll @Chars({'a', 'Z', '0', '-', '.', '_', ' ', 'é'}) @StringLength(min = 1, max = 70) String text) {
        assertThat(fits("id", text)).isEqualTo(ID.matcher(text).matches() || text.isBlank());
    }

    @Property
    void codesAreWhatTheirExpressionSays(
            @ForAll @Chars({'a', ' ', '\t', 'b'}) @StringLength(min = 1, max = 8) String text) {
        assertThat(fits("code", text))
                .isEqualTo(CODE.matcher(text).matches() && !text.contains("\t") || text.isBlank());
    }

    @Property
    void oidsAreWhatTheirExpressionSays(@ForAll @Chars({'0', '1', '2', '3', '.'}) @StringLength(max = 10) String text) {
        assertThat(fits("oid", "urn:oid:" + text))
                .isEqualTo(OID.matcher("urn:oid:" + text).matches());
    }

    @Property(tries = 3000)
    void datesAreWhatTheirExpressionSays(
            @ForAll @CharRange(from = '0', to = '9') @StringLength(4) String year,
            @ForAll @CharRange(from = '0', to = '1') @StringLength(2) String month,
            @ForAll @CharRange(from = '0', to = '2') @StringLength(2) String day,
            @ForAll @CharRange(from = '0', to = '6') @StringLength(2) String part,
            @ForAll @Chars({'Z', '+', '-'}) char zone) {
        String offset = zone == 'Z' ? "Z" : zone + "1" + part.charAt(0) + ":" + part;
        String text = "%s-%s-%sT%s:%s:%s%s".formatted(year, month, day, day, part, part, offset);
        boolean days = !text.substring(5, 10).matches("02-(29|3.)|(0[469]|11)-31");
        if (days) {
            assertThat(fits("dateTime", text))
                    .as(text)
                    .isEqualTo(DATE_TIME.matcher(text).matches());
        }
    }

    private static boolean fits(String type, String text) {
        JsonValue value = new JsonText(text);
        return PrimitiveForm.of(type).fits(value);
    }
}
