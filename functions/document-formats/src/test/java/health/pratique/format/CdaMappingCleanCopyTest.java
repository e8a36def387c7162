package health.pratique.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** De-identified copies of CDA documents in FHIR: they are what a release maps. */
class CdaMappingCleanCopyTest {

    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    @Test
    void aCopyOfWhichEverythingIsRemovedIsValidAndSaysThatItIsMasked() {
        CdaMapped mapped = copy(field -> FieldEdit.REMOVE);

        Patient patient = mapped.the(Patient.class);
        assertThat(patient.getBirthDateElement().getExtensionString(ABSENT)).isEqualTo("masked");
        assertThat(patient.getNameFirstRep().getGiven().getFirst().getExtensionString(ABSENT))
                .isEqualTo("masked");
        assertThat(mapped.all(Condition.class)).isNotEmpty();
    }

    @Test
    void aCopyWithYearsForDatesKeepsTheYears() {
        CdaMapped mapped = copy(field -> switch (field.meaning()) {
            case DATE, BIRTH_DATE -> FieldEdit.replace(field.value().substring(0, 4));
            default -> FieldEdit.KEEP;
        });

        assertThat(mapped.composition().getDateElement().getValueAsString()).isEqualTo("2024");
        assertThat(mapped.document().bundle().getTimestampElement().getValueAsString())
                .isEqualTo("2024-01-01T00:00:00Z");
        assertThat(mapped.the(Patient.class).getBirthDateElement().getValueAsString())
                .isEqualTo("1931");
        assertThat(mapped.the(Condition.class).getOnsetDateTimeType().getValueAsString())
                .isEqualTo("2023");
    }

    @Test
    void aCopyWithWordsForEverythingIsValidAndLosesNoEntry() {
        CdaMapped whole = copy(field -> FieldEdit.KEEP);

        CdaMapped mapped = copy(field -> FieldEdit.replace("[REMOVED]"));

        Composition composition = mapped.composition();
        assertThat(composition.getSectionFirstRep().getEntry())
                .hasSameSizeAs(whole.composition().getSectionFirstRep().getEntry());
        assertThat(mapped.all(Observation.class)).hasSameSizeAs(whole.all(Observation.class));
    }

    @Test
    void aLongTextReferredToFromEverywhereIsNotWrittenOutEachTime() {
        String words = "long words ".repeat(20_000);
        String entry = CdaSections.NOTE.replace("#p1", "#long");
        CdaMapped mapped = CdaMapped.section(
                "34109-9",
                entry.repeat(200)
                        + "<component><section><title>Long</title><text><paragraph ID=\"long\">" + words
                        + "</paragraph></text></section></component>");

        assertThat(mapped.document().json().length()).isLessThan(20 * words.length());
        assertThat(mapped.document().unmapped()).isNotEmpty();
    }

    private static CdaMapped copy(Function<TextField, FieldEdit> edit) {
        byte[] content = CdaSections.all().getBytes(UTF_8);
        OpenedDocument document = DocumentFormats.standard().open(content, FormatLimits.STANDARD);
        return CdaMapped.of(new String(document.rewrite(edit), UTF_8));
    }
}
