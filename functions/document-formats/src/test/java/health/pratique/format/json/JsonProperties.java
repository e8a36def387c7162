package health.pratique.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Trees come back as they were written, and what is no JSON never gets in. */
class JsonProperties {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("trees") JsonValue tree) {
        assertThat(JsonReader.read(JsonWriter.write(tree, 16), 64, 100_000)).isEqualTo(tree);
    }

    @Property
    void whatIsWrittenIsJsonToOthersToo(@ForAll("trees") JsonValue tree) throws IOException {
        String json = JsonWriter.write(tree, 16);
        String again = JsonWriter.write(JsonReader.read(json, 64, 100_000), 16);
        assertThat(JACKSON.readTree(again)).isEqualTo(JACKSON.readTree(json));
    }

    @Property
    void noTextMakesTheReaderFailOtherThanByRejecting(@ForAll String text) {
        assertThat(Stream.of(text, "{\"" + text, "[" + text + "]", "{\"a\":" + text + "}"))
                .allSatisfy(JsonProperties::readsOrRejects);
    }

    @Example
    void numbersKeepTheirDigits() {
        String json = "[1.0,1.00,-0,1E5,1e-5,100000000000000000000000000000,0.10]";
        assertThat(JsonWriter.write(JsonReader.read(json, 2, 10), 16)).isEqualTo(json);
    }

    @Example
    void numbersOfHostileSizeAreRejected() {
        assertRejected("[" + "9".repeat(101) + "]", ReasonCode.FORMAT_UNSUPPORTED);
        assertRejected("[1e1000]", ReasonCode.FORMAT_INVALID);
        assertRejected("[1e-99999999999999999999]", ReasonCode.FORMAT_INVALID);
    }

    @Example
    void aNameTwiceInAnObjectIsRejected() {
        assertRejected("{\"a\":1,\"b\":2,\"a\":3}", ReasonCode.FORMAT_INVALID);
    }

    @Example
    void whatJsonDoesNotAllowIsRejected() {
        for (String text : List.of("[1,]", "{'a':1}", "[NaN]", "[01]", "[1] [2]", "[\"\t\"]", "// x\n[]", "[\"a", "")) {
            assertRejected(text, ReasonCode.FORMAT_UNSUPPORTED);
        }
    }

    @Provide
    Arbitrary<JsonValue> trees() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withCharRange(' ', '\uD7FF')
                .withChars('\t', '\n', '\r', '"', '\\', '\uE000')
                .ofMaxLength(12);
        Arbitrary<JsonValue> leaves = Arbitraries.oneOf(
                texts.map(JsonText::new),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.valueOf(-1e12), BigDecimal.valueOf(1e12))
                        .ofScale(4)
                        .map(number -> new JsonNumber(number.toPlainString())),
                Arbitraries.of(JsonLiteral.TRUE, JsonLiteral.FALSE, JsonLiteral.NULL));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(JsonArray::new),
                        Arbitraries.maps(texts, inner).ofMaxSize(4).map(JsonProperties::object)),
                0,
                3);
    }

    private static JsonValue object(Map<String, JsonValue> members) {
        return new JsonObject(members);
    }

    private static void readsOrRejects(String text) {
        try {
            JsonReader.read(text, 64, 1000);
        } catch (DocumentRejected rejected) {
            assertThat(rejected.reason()).isNotNull();
        }
    }

    private static void assertRejected(String text, ReasonCode reason) {
        assertThatThrownBy(() -> JsonReader.read(text, 64, 1000))
                .isInstanceOfSatisfying(DocumentRejected.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(reason));
    }
}
