package health.pratique.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes on the stream is read to the letter, or not at all. */
class EnvelopeReaderTest {

    private static final int MOST_BYTES = 4096;
    private static final String WHOLE = """
            {"custodian":"harbor-clinic","patient-id":"H-1","document-kind":"progress-note","purpose-of-use":"HRESCH",
             "source-system":"ehr-a","release-policy":"safe-harbor","content-type":"text/plain; charset=utf-8",
             "content":"U2VlbiB0b2RheS4="}""";

    private final EnvelopeReader reader = new EnvelopeReader(MOST_BYTES);

    @Test
    void anEnvelopeSaysWhatAnObjectSaysByKeyAndMetadata() {
        StreamEnvelope read = reader.read(bytes(WHOLE));
        assertThat(read.custodian()).isEqualTo(new Custodian("harbor-clinic"));
        assertThat(read.metadata())
                .containsOnly(
                        Map.entry("patient-id", "H-1"),
                        Map.entry("document-kind", "progress-note"),
                        Map.entry("purpose-of-use", "HRESCH"),
                        Map.entry("source-system", "ehr-a"),
                        Map.entry("release-policy", "safe-harbor"));
        assertThat(read.suffix()).isEqualTo(".txt");
        assertThat(read.content()).asString(StandardCharsets.UTF_8).isEqualTo("Seen today.");
    }

    @Test
    void custodianAndContentAreEnough() {
        StreamEnvelope read = reader.read(bytes("{\"custodian\":\"harbor-clinic\",\"content\":\"\"}"));
        assertThat(read.metadata()).isEmpty();
        assertThat(read.suffix()).isEmpty();
        assertThat(read.content()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{}",
                "{\"custodian\":\"harbor-clinic\"}",
                "{\"content\":\"\"}",
                "{\"custodian\":\"Harbor Clinic\",\"content\":\"\"}",
                "{\"custodian\":\"../other\",\"content\":\"\"}",
                "{\"custodian\":\"unassigned\",\"content\":\"\"}",
                "{\"custodian\":7,\"content\":\"\"}",
                "{\"custodian\":\"harbor-clinic\",\"content\":null}",
                "{\"custodian\":\"harbor-clinic\",\"content\":\"no base64!\"}",
                "{\"custodian\":\"harbor-clinic\",\"content\":{\"deep\":\"er\"}}",
                "{\"custodian\":\"harbor-clinic\",\"custodian\":\"other\",\"content\":\"\"}",
                "{\"custodian\":\"harbor-clinic\",\"release_policy\":\"x\",\"content\":\"\"}",
                "{\"custodian\":\"harbor-clinic\",\"patient-id\":\"\",\"content\":\"\"}",
                "{\"custodian\":\"harbor-clinic\",\"patient-id\":\"M\u00fcller\",\"content\":\"\"}",
                "{\"custodian\":\"harbor-clinic\",\"patient-id\":\"a\\r\\nb\",\"content\":\"\"}",
                "{\"custodian\":\"harbor-clinic\",\"content-type\":\"text\",\"content\":\"\"}",
                "{\"custodian\":\"harbor-clinic\",\"content-type\":\"a/b\\r\\nx: y\",\"content\":\"\"}",
                "{\"custodian\":\"harbor-clinic\",\"content\":\"\"} {}",
                "{'custodian':'harbor-clinic','content':''}"
            })
    void whatIsNoEnvelopeIsRefused(String text) {
        assertThat(refusal(bytes(text))).isEqualTo(ReasonCode.ENVELOPE_INVALID);
    }

    @Test
    void anotherEncodingThanUtf8IsRefused() {
        assertThat(refusal(WHOLE.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(ReasonCode.ENVELOPE_INVALID);
        byte[] broken = bytes(WHOLE);
        broken[2] = (byte) 0xff;
        assertThat(refusal(broken)).isEqualTo(ReasonCode.ENVELOPE_INVALID);
    }

    @Test
    void metadataThatS3WouldNotTakeAreRefused() {
        assertThat(refusal(bytes("{\"custodian\":\"harbor-clinic\",\"patient-id\":\"" + "1".repeat(257)
                        + "\",\"content\":\"\"}")))
                .isEqualTo(ReasonCode.ENVELOPE_INVALID);
        int most = EnvelopeReader.METADATA.stream()
                .mapToInt(name -> name.length() + 256)
                .sum();
        assertThat(most).isLessThan(2048);
    }

    @Test
    void aLargeEnvelopeIsNotLookedAt() {
        assertThat(refusal(new byte[MOST_BYTES + 1])).isEqualTo(ReasonCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void nothingOfItIsPrinted() {
        assertThat(reader.read(bytes(WHOLE))).hasToString("StreamEnvelope[PHI]");
        DocumentRejected refused = catchThrowableOfType(
                DocumentRejected.class,
                () -> reader.read(bytes("{\"custodian\":\"harbor-clinic\",\"patient\":\"H-1\",\"content\":\"\"}")));
        assertThat(refused).hasNoCause().message().doesNotContain("H-1", "patient\"");
    }

    @Property
    void whatIsWrittenIsRead(
            @ForAll @CharRange(from = '!', to = '~') @StringLength(min = 1, max = 256) String patient,
            @ForAll @Size(max = 1000) byte[] content) {
        StreamEnvelope written = new StreamEnvelope(
                new Custodian("harbor-clinic"), Map.of("patient-id", patient), "application/pdf", content);
        StreamEnvelope read = reader.read(written.toJson());
        assertThat(read.custodian()).isEqualTo(written.custodian());
        assertThat(read.metadata()).isEqualTo(written.metadata());
        assertThat(read.contentType()).isEqualTo("application/pdf");
        assertThat(read.content()).isEqualTo(content);
    }

    @Property
    void anyBytesAreReadOrRefusedWithAReason(@ForAll @Size(max = 200) byte[] bytes) {
        assertReadOrRefused(bytes);
    }

    @Property
    void anEnvelopeWithABytePutOutOfPlaceIsReadOrRefusedWithAReason(
            @ForAll @IntRange(max = 255) int at, @ForAll byte other, @ForAll @IntRange(max = 255) int length) {
        byte[] changed = bytes(WHOLE);
        changed[at % changed.length] = other;
        assertReadOrRefused(changed);
        byte[] cut = new byte[Math.min(length, changed.length)];
        System.arraycopy(bytes(WHOLE), 0, cut, 0, cut.length);
        assertReadOrRefused(cut);
    }

    @Property(tries = 50)
    void objectsInObjectsTakeNoStack(@ForAll @IntRange(min = 1, max = 500) int levels) {
        String deep = Stream.generate(() -> "{\"content\":").limit(levels).collect(Collectors.joining());
        byte[] bytes = bytes(deep.substring(0, Math.min(deep.length(), MOST_BYTES)));
        assertThat(refusal(bytes)).isEqualTo(ReasonCode.ENVELOPE_INVALID);
    }

    private void assertReadOrRefused(byte[] bytes) {
        try {
            assertThat(reader.read(bytes).custodian()).isNotEqualTo(Custodian.UNASSIGNED);
        } catch (DocumentRejected refused) {
            assertThat(refused.reason()).isEqualTo(ReasonCode.ENVELOPE_INVALID);
        }
    }

    private ReasonCode refusal(byte[] envelope) {
        return catchThrowableOfType(DocumentRejected.class, () -> reader.read(envelope))
                .reason();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
