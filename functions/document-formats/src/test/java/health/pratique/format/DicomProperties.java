package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.fault.DocumentRejected;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes, a file is read or refused, and read the same again. */
class DicomProperties {

    private static final List<String> SYNTAXES =
            List.of(DicomSamples.IMPLICIT, DicomSamples.EXPLICIT, DicomSamples.BIG_ENDIAN);

    @Property(tries = 3000)
    void changedBytesAreReadOrRefused(
            @ForAll @IntRange(max = 2) int syntax,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 132, max = 700) Integer> places,
            @ForAll byte with) {
        byte[] file = DicomSamples.image(SYNTAXES.get(syntax));
        places.forEach(place -> file[place % file.length] = with);
        readOrRefused(file);
    }

    @Property(tries = 2000)
    void arbitraryDataSetsAreReadOrRefused(@ForAll @IntRange(max = 2) int syntax, @ForAll byte[] data) {
        readOrRefused(DicomSamples.file(SYNTAXES.get(syntax), data));
    }

    private static void readOrRefused(byte[] file) {
        try {
            OpenedDocument opened = DocumentFormats.standard().open(file, FormatLimits.STANDARD);
            if (!(opened instanceof DicomDocument)) {
                return;
            }
            byte[] kept = opened.rewrite(field -> FieldEdit.KEEP);
            assertThat(Arrays.equals(kept, file)).isTrue();
            assertThat(DocumentFormats.standard()
                            .open(kept, FormatLimits.STANDARD)
                            .fields())
                    .isEqualTo(opened.fields());
            if (((DicomDocument) opened).hold().isEmpty()) {
                byte[] emptied = opened.rewrite(field -> FieldEdit.REMOVE);
                assertThat(DocumentFormats.standard()
                                .open(emptied, FormatLimits.STANDARD)
                                .fields())
                        .isEmpty();
            }
        } catch (DocumentRejected refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }
}
