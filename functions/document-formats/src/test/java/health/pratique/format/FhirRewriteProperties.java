package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever edits do, the result is a valid resource, and what was edited away is gone. */
class FhirRewriteProperties {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] BUNDLE = FhirSamples.bundle().getBytes(StandardCharsets.UTF_8);

    @Property(tries = 300)
    void randomEditsLeaveAValidResource(@ForAll long seed, @ForAll("replacements") List<String> values)
            throws IOException {
        OpenedDocument bundle = DocumentFormats.standard().reopen(BUNDLE, FormatLimits.STANDARD);
        byte[] edited = bundle.rewrite(random(seed, values));
        DocumentFormats.standard().open(edited, FormatLimits.STANDARD);
        assertThat(JSON.readTree(edited).get("resourceType").asText()).isEqualTo("Bundle");
    }

    @Property(tries = 100)
    void whatIsEditedIsGoneAndTheRestIsInPlace(@ForAll long seed) {
        OpenedDocument bundle = DocumentFormats.standard().reopen(BUNDLE, FormatLimits.STANDARD);
        Random random = new Random(seed);
        Set<String> replaced = bundle.fields().stream()
                .filter(field -> field.meaning() == FieldMeaning.PERSON_NAME && random.nextBoolean())
                .map(TextField::path)
                .collect(Collectors.toSet());
        byte[] edited =
                bundle.rewrite(field -> replaced.contains(field.path()) ? FieldEdit.replace("[NAME]") : FieldEdit.KEEP);
        List<TextField> after =
                DocumentFormats.standard().open(edited, FormatLimits.STANDARD).fields();
        assertThat(after)
                .isEqualTo(bundle.fields().stream()
                        .map(field -> replaced.contains(field.path())
                                ? new TextField(field.path(), field.meaning(), "[NAME]")
                                : field)
                        .toList());
    }

    @Provide
    Arbitrary<List<String>> replacements() {
        Arbitrary<String> any =
                Arbitraries.strings().withCharRange('\u0000', '\uD7FF').ofMaxLength(40);
        Arbitrary<String> likely = Arbitraries.of(
                "",
                " ",
                "1987",
                "2020-02-30",
                "2024-02-03T10:00:00Z",
                "[DATE]",
                "90+",
                "-1e5",
                "\"\\\n",
                "</div>",
                "&nbsp;",
                "\uD83D\uDE00",
                "http://a b",
                "a/b/c",
                "null");
        return Arbitraries.oneOf(any, likely).list().ofMinSize(1).ofMaxSize(8);
    }

    private static Function<TextField, FieldEdit> random(long seed, List<String> values) {
        Random random = new Random(seed);
        return field -> switch (random.nextInt(3)) {
            case 0 -> FieldEdit.KEEP;
            case 1 -> FieldEdit.REMOVE;
            default -> FieldEdit.replace(values.get(random.nextInt(values.size())) + ending(field));
        };
    }

    /** Two resources never get one id, or references would point to resources of another type. */
    private static String ending(TextField field) {
        boolean id = field.meaning() == FieldMeaning.REFERENCE || field.meaning() == FieldMeaning.RESOURCE_ID;
        return id ? Integer.toString(field.value().hashCode()) : "";
    }
}
