package health.pratique.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** RFC 8785, as far as audit events use it. */
class CanonicalJsonTest {

    @Test
    void namesAreSortedByUtf16CodeUnitsAsInTheExampleOfSection323() {
        Map<String, String> object = new LinkedHashMap<>();
        object.put("\u20ac", "Euro Sign");
        object.put("\r", "Carriage Return");
        object.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        object.put("1", "One");
        object.put("\ud83d\ude00", "Emoji: Grinning Face");
        object.put("\u0080", "Control");
        object.put("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(CanonicalJson.write(object))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void stringsAreEscapedAsInTheExampleOfSection322() {
        assertThat(CanonicalJson.write(Map.of("string", "\u20ac$\u000F\nA'B\"\\\"/")))
                .isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"/\"}");
    }

    @Test
    void aNumberWithoutAnExactDoubleIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.write(Map.of("n", (1L << 53) + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
