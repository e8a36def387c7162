package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.format.archive.Archive;
import health.pratique.format.json.JsonReader;
import health.pratique.format.text.Markup;
import health.pratique.format.xml.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** The parsers that are fuzzed, each by a name for the command line. */
enum FuzzedParser {
    TEXT(document(new TextReader())),
    RTF(document(new RtfReader())),
    FHIR_JSON(document(new FhirJsonReader())),
    FHIR_NDJSON(document(new FhirNdjsonReader())),
    FHIR_XML(document(new FhirXmlReader())),
    HL7V2(document(new Hl7Reader())),
    CCDA(document(new CdaReader())),
    TABLE(document(new TableReader())),
    TABLE_STREAM(refusing(FuzzedParser::stream)),
    PDF(document(new PdfReader())),
    DICOM(document(new DicomReader())),
    ARCHIVE(refusing(FuzzedParser::archive)),
    JSON(refusing(input -> JsonReader.read(new String(input, StandardCharsets.UTF_8), 64, 100_000))),
    XML(refusing(FuzzedParser::xml)),
    MARKUP(refusing(input -> Markup.toText(new String(input, StandardCharsets.UTF_8))));

    /** How many ways there are to try an input; all of them cost too much for each. */
    static final int CHOICES = 8;

    /** Of so many inputs one is tried at length too. */
    private static final int STRETCHED = 256;

    private final Check check;

    private interface Check {
        void of(byte[] input, int choice);
    }

    FuzzedParser(Check check) {
        this.check = check;
    }

    static FuzzedParser named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words of its format, for mutations. */
    String dictionary() {
        return this == TABLE_STREAM ? TABLE.label() : label();
    }

    /**
     * Tries an input in one way, which its hash tells, so that it is the same each time.
     *
     * @throws AssertionError when what must hold does not; any other exception is a finding too
     */
    void check(byte[] input) {
        int hash = Arrays.hashCode(input);
        check.of(input, Math.floorMod(hash, CHOICES));
        if (Math.floorMod(hash, STRETCHED) == CHOICES - 1) {
            check.of(stretched(input), CHOICES - 1);
        }
    }

    /** Tries an input in every way. */
    void checkAll(byte[] input) {
        for (int choice = 0; choice < CHOICES; choice++) {
            check.of(input, choice);
        }
        check.of(stretched(input), CHOICES - 1);
    }

    /** A piece of the input, 100 KB of it: what takes more than linear time shows. */
    private static byte[] stretched(byte[] input) {
        Random random = new Random(Arrays.hashCode(input));
        int from = random.nextInt(input.length + 1);
        int to = from + random.nextInt(Math.min(64, input.length - from) + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(input, 0, to);
        while (to > from && out.size() < FuzzBudget.BLOCK_BYTES - input.length) {
            out.write(input, from, to - from);
        }
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }

    private static Check document(FormatReader reader) {
        return new FuzzedDocument(new FuzzBudget(), reader)::check;
    }

    private static Check refusing(Consumer<byte[]> parser) {
        FuzzBudget budget = new FuzzBudget();
        return (input, choice) -> {
            try {
                budget.step(input.length, () -> {
                    parser.accept(input);
                    return true;
                });
            } catch (DocumentRejected refused) {
                FuzzedDocument.checkFault(refused);
            }
        };
    }

    private static void archive(byte[] input) {
        if (Archive.recognises(input)) {
            Archive archive = Archive.open(input, FormatLimits.STANDARD.withMaxBytes(1_000_000));
            int[] visited = {0};
            archive.forEach((number, content) -> visited[0]++);
            if (visited[0] != archive.documents()) {
                throw new AssertionError("an archive has another number of documents than it says");
            }
        }
    }

    private static void xml(byte[] input) {
        XmlReader.root(input);
        XmlReader.read(input, FormatLimits.STANDARD);
    }

    private static void stream(byte[] input) {
        try {
            TableBlocks blocks = TableBlocks.of(new ByteArrayInputStream(input), 64);
            StringBuilder whole = new StringBuilder();
            for (Optional<byte[]> block = blocks.next(); block.isPresent(); block = blocks.next()) {
                blocks.opened(block.get(), FormatLimits.STANDARD).rewrite(field -> FieldEdit.REMOVE);
                whole.append(new String(blocks.rows(block.get()), StandardCharsets.UTF_8));
            }
            if (new String(input, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0
                    && !whole.toString().equals(new String(input, StandardCharsets.UTF_8))) {
                throw new AssertionError("the blocks of a table are not the table");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
