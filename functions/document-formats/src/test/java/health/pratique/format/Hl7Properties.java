package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.fault.DocumentRejected;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a message or comes from an edit: it opens or is rejected, and it stays one message of the same shape. */
class Hl7Properties {

    @Property(tries = 500)
    void whateverFollowsAHeaderOpensOrIsRejected(@ForAll("lines") String lines) {
        byte[] content = Hl7Samples.bytes(Hl7Samples.HEADER + lines);
        try {
            OpenedDocument opened = DocumentFormats.standard().open(content, FormatLimits.STANDARD);
            assertThat(opened.rewrite(field -> FieldEdit.KEEP)).isEqualTo(content);
            opened.facts();
        } catch (DocumentRejected rejected) {
            assertThat(rejected.reason()).isNotNull();
        }
    }

    @Property(tries = 300)
    void randomEditsLeaveAMessageOfTheSameShape(@ForAll long seed, @ForAll("values") List<String> values) {
        OpenedDocument message = Hl7Samples.open(Hl7Samples.ORU);
        Random random = new Random(seed);
        byte[] edited = message.rewrite(field -> switch (random.nextInt(3)) {
            case 0 -> FieldEdit.KEEP;
            case 1 -> FieldEdit.REMOVE;
            default -> FieldEdit.replace(values.get(random.nextInt(values.size())));
        });
        DocumentFormats.standard().open(edited, FormatLimits.STANDARD);
        assertThat(shape(new String(edited, StandardCharsets.UTF_8))).isEqualTo(shape(Hl7Samples.ORU));
    }

    @Property(tries = 200)
    void aReplacedValueReadsAsItWasGiven(@ForAll("printable") String value) {
        OpenedDocument message = Hl7Samples.open(Hl7Samples.HEADER + "PID|1||||Quimby\r");
        byte[] edited = message.rewrite(
                field -> field.value().equals("Quimby") ? FieldEdit.replace("Q" + value) : FieldEdit.KEEP);
        assertThat(DocumentFormats.standard()
                        .open(edited, FormatLimits.STANDARD)
                        .fields())
                .anyMatch(field -> field.value().equals("Q" + value));
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.strings()
                .withChars("|^~\\&\r\n\u000b\u001cMSHPIDOBXZ1234567890 .TXAbrF\"=/+é")
                .ofMaxLength(300);
    }

    @Provide
    Arbitrary<List<String>> values() {
        Arbitrary<String> any =
                Arbitraries.strings().withCharRange('\u0000', '\uD7FF').ofMaxLength(40);
        return Arbitraries.oneOf(any, Arbitraries.of("", "\r", "\nPID|1", "a|b", "\\F\\", "MSH|^~\\&|", "\"\"", "2024"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> printable() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(30);
    }

    private static String shape(String message) {
        StringBuilder shape = new StringBuilder();
        for (String line : message.split("\r")) {
            shape.append(line, 0, 3).append(line.chars().filter(c -> c == '|').count());
            shape.append(',').append(line.chars().filter(c -> c == '^').count()).append(' ');
        }
        return shape.toString();
    }
}
