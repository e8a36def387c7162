package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.fhir.FhirR4;
import health.pratique.format.mapping.MappedDocument;
import health.pratique.format.mapping.Unmapped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.DocumentReference;

/** Random messages: nothing of them is dropped, and what they become is always valid. */
class Hl7MappingProperties {

    private static final List<String> SEGMENTS = List.of(
            "EVN", "PID", "PD1", "NK1", "PV1", "PV2", "AL1", "IAM", "DG1", "PR1", "GT1", "IN1", "IN2", "ORC", "OBR",
            "OBX", "OBX", "NTE", "SPM", "TQ1", "TXA", "SCH", "RGS", "AIS", "AIG", "AIL", "AIP", "RXA", "RXR", "RXO",
            "RXE", "RXD", "ACC", "MRG", "ROL", "PRT", "SFT", "MSA", "FT1", "ZPX");

    private static final List<String> MESSAGES = List.of(
            "ADT^A01", "ADT^A03", "ADT^A40", "ORU^R01", "OUL^R22", "MDM^T02", "ORM^O01", "OML^O21", "SIU^S12",
            "VXU^V04", "RDE^O11", "RAS^O17", "DFT^P03");

    private static final List<String> TYPES = List.of(
            "NM", "SN", "CE", "CWE", "ST", "TX", "FT", "DT", "TM", "TS", "DTM", "RP", "DR", "NR", "CX", "", "ED");

    /** No word is a part of another one. */
    private static final Pattern WORD = Pattern.compile("Qx[0-9]+z");

    /** Values that fit some field, and that none takes. */
    private static final List<String> REAL = List.of(
            "F",
            "I",
            "A",
            "Y",
            "N",
            "CP",
            "NW",
            "S",
            "P",
            "MO",
            "SPO",
            "20240303",
            "20240303081500+0100",
            "20240303081500",
            "2024",
            "10:15",
            "7",
            "182.5",
            "0",
            "-3",
            "[NAME]",
            "[ID]",
            "[DATE]",
            "\"\"",
            "LN",
            "UCUM",
            "mg/dL",
            "1.2.840.99999.4",
            "ISO",
            "PRN",
            "PH",
            "Base64",
            "UXVpbGw=",
            "pdf",
            "AP",
            ">",
            "-",
            ":",
            "Booked",
            "min");

    /**
     * Every value is a word that occurs once, so that it can be looked for: it stands in a resource, or its place is listed. Only
     * the fields that number or describe (set identifiers, the type of OBX-5) tell nothing else.
     */
    @Property(tries = 80)
    void eachWordOfAMessageIsInAResourceOrListed(@ForAll("seeds") long seed) {
        Words words = new Words(new Random(seed));
        MappedDocument mapped = map(words.message());

        Set<String> resources = WORD.matcher(withoutSource(mapped))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        Set<String> listed = mapped.unmapped().stream().map(Unmapped::path).collect(Collectors.toSet());
        assertThat(words.places.entrySet())
                .filteredOn(word -> !resources.contains(word.getKey()) && !covered(word.getValue(), listed))
                .isEmpty();
    }

    @Property(tries = 80)
    void aRandomMessageBecomesAValidBundle(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        MappedDocument mapped = map(real(random));

        FhirR4.parseStrictly(mapped.json());
        assertThat(mapped.unmapped()).extracting(Unmapped::path).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    private static MappedDocument map(String message) {
        byte[] content = Hl7Samples.bytes(message);
        return FhirMapping.of(DocumentFormats.standard().reopen(content, FormatLimits.STANDARD), content);
    }

    /** All that is said but by the source itself, with the texts of documents as they are. */
    private static String withoutSource(MappedDocument mapped) {
        mapped.bundle().getEntry().removeLast();
        String texts = Hl7Mapped.all(DocumentReference.class, mapped).stream()
                .flatMap(document -> document.getContent().stream())
                .map(content -> content.getAttachment().getData())
                .filter(Objects::nonNull)
                .map(data -> new String(data, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        return mapped.json() + texts;
    }

    /** Whether the place, or one that it is in, is listed. */
    private static boolean covered(String path, Set<String> listed) {
        return listed.contains(path)
                || IntStream.range(0, path.length())
                        .filter(end -> "-.[".indexOf(path.charAt(end)) >= 0)
                        .anyMatch(end -> listed.contains(path.substring(0, end)));
    }

    private static String real(Random random) {
        StringBuilder message =
                new StringBuilder("MSH|^~\\&|A|B|C|D|20240304101500" + (random.nextBoolean() ? "+0100" : "") + "||"
                        + MESSAGES.get(random.nextInt(MESSAGES.size())) + "|1|P|2.5.1\r");
        for (int segment = 0; segment < 12; segment++) {
            String name = SEGMENTS.get(random.nextInt(SEGMENTS.size()));
            message.append(name);
            for (int field = 1; field <= 50; field++) {
                message.append('|');
                if (name.equals("OBX") && field == 2) {
                    message.append(TYPES.get(random.nextInt(TYPES.size())));
                } else if (random.nextInt(3) > 0) {
                    message.append(realField(random));
                }
            }
            message.append('\r');
        }
        return message.toString();
    }

    private static String realField(Random random) {
        StringBuilder field = new StringBuilder();
        int repetitions = random.nextInt(4) == 0 ? 2 : 1;
        for (int repetition = 0; repetition < repetitions; repetition++) {
            field.append(repetition == 0 ? "" : "~");
            int components = random.nextInt(3) == 0 ? 1 + random.nextInt(9) : 1;
            for (int component = 0; component < components; component++) {
                field.append(component == 0 ? "" : "^");
                if (random.nextInt(4) > 0) {
                    field.append(REAL.get(random.nextInt(REAL.size())));
                }
            }
        }
        return field.toString();
    }

    /** A message of words that occur once, and where each stands. */
    private static final class Words {

        private final Random random;
        private final Map<String, String> places = new TreeMap<>();
        private int next;

        Words(Random random) {
            this.random = random;
        }

        String message() {
            StringBuilder message =
                    new StringBuilder("MSH|^~\\&|" + word("message[0].MSH[0]-3") + "|" + word("message[0].MSH[0]-4")
                            + "|||20240304101500+0100||" + MESSAGES.get(random.nextInt(MESSAGES.size())) + "|"
                            + word("message[0].MSH[0]-10")
                            + "|P|2.5.1\r");
            for (int segment = 1; segment < 14; segment++) {
                String name = segment == 1 ? "PID" : SEGMENTS.get(random.nextInt(SEGMENTS.size()));
                message.append(name);
                String path = "message[0]." + (name.equals("ZPX") ? "segment" : name) + "[" + segment + "]";
                for (int field = 1; field <= 45; field++) {
                    message.append('|').append(field(name, field, path + "-" + field));
                }
                message.append('\r');
            }
            return message.toString();
        }

        private String field(String segment, int field, String path) {
            if (segment.equals("OBX") && field == 2) {
                // All but the last: data is decoded, so that no word of it is left.
                return TYPES.get(random.nextInt(TYPES.size() - 1));
            }
            if (field == 1
                            && !Set.of(
                                            "MRG", "ACC", "RXO", "RXE", "RXR", "SCH", "ORC", "MSA", "EVN", "PV2", "PD1",
                                            "ROL", "PRT", "SFT")
                                    .contains(segment)
                    || field == 2 && segment.equals("RXA")) {
                return "1";
            }
            int repetitions = random.nextInt(5) == 0 ? 2 : 1;
            StringBuilder whole = new StringBuilder();
            for (int repetition = 0; repetition < repetitions; repetition++) {
                String place = repetitions == 1 ? path : path + "[" + repetition + "]";
                whole.append(repetition == 0 ? "" : "~").append(components(place));
            }
            return whole.toString();
        }

        private String components(String path) {
            int components = random.nextInt(2) == 0 ? 1 : 1 + random.nextInt(22);
            if (components == 1) {
                return random.nextInt(4) == 0 ? "" : word(path);
            }
            StringBuilder whole = new StringBuilder();
            for (int component = 1; component <= components; component++) {
                whole.append(component == 1 ? "" : "^");
                String place = path + "." + component;
                if (random.nextInt(5) == 0) {
                    whole.append(word(place + ".1")).append('&').append(word(place + ".2"));
                } else if (random.nextInt(3) > 0) {
                    whole.append(word(place));
                }
            }
            return whole.toString();
        }

        private String word(String path) {
            String word = "Qx" + next++ + "z";
            places.put(word, path);
            return word;
        }
    }
}
