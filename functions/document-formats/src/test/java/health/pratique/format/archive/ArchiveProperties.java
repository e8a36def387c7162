package health.pratique.format.archive;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.fault.DocumentRejected;
import health.pratique.format.FormatLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Whatever is in an archive comes out, and whatever is no archive is refused. */
class ArchiveProperties {

    private static final FormatLimits SMALL = FormatLimits.STANDARD.withMaxBytes(100_000);

    @Property(tries = 300)
    void whatIsPutInComesOut(
            @ForAll @Size(min = 1, max = 12) List<@AlphaChars @StringLength(max = 3000) String> texts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String text : texts) {
            files.put("file-" + files.size(), Zips.bytes("x" + text));
        }
        List<byte[]> out = new ArrayList<>();
        Archive.open(Zips.zip(files), SMALL).forEach((number, content) -> out.add(content));
        assertThat(out).containsExactlyElementsOf(files.values());
    }

    @Property(tries = 3000)
    void aDamagedArchiveIsReadWithinItsLimitsOrRefused(
            @ForAll boolean gzip,
            @ForAll @Size(max = 6) List<@IntRange(max = 400) Integer> places,
            @ForAll @Size(6) List<Byte> values) {
        byte[] archive = gzip
                ? Zips.gzip(Zips.bytes("a quiet night ".repeat(50)))
                : Zips.zip(new LinkedHashMap<>(Map.of("a", Zips.bytes("one ".repeat(40)), "b/c", Zips.bytes("two"))));
        for (int i = 0; i < places.size(); i++) {
            archive[places.get(i) % archive.length] = values.get(i);
        }
        try {
            long[] total = new long[1];
            Archive.open(archive, SMALL).forEach((number, content) -> total[0] += content.length);
            assertThat(total[0]).isLessThanOrEqualTo(SMALL.maxBytes());
        } catch (DocumentRejected refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }
}
