package health.pratique.format.archive;

import static health.pratique.format.archive.Zips.bytes;
import static health.pratique.format.archive.Zips.central;
import static health.pratique.format.archive.Zips.end;
import static health.pratique.format.archive.Zips.find;
import static health.pratique.format.archive.Zips.gzip;
import static health.pratique.format.archive.Zips.stored;
import static health.pratique.format.archive.Zips.with;
import static health.pratique.format.archive.Zips.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that are unpacked, and the ways in which others are unsafe. */
class ArchiveTest {

    private static final FormatLimits LIMITS = FormatLimits.STANDARD;
    private static final byte[] NOTE = bytes("Seen today, feels well.");

    @Test
    void theFilesOfAZipAreReadInOrderWithoutTheirDirectories() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("ward/", new byte[0]);
        files.put("ward/one.txt", bytes("one"));
        files.put("two.txt", bytes("two"));
        Archive archive = Archive.open(zip(files), LIMITS);
        assertThat(archive.documents()).isEqualTo(2);
        assertThat(archive.format()).isEqualTo("ZIP");
        assertThat(texts(archive)).containsExactly("1 one", "2 two");
        assertThat(archive.toString()).isEqualTo("[PHI]");
    }

    @Test
    void aStoredEntryIsReadAsItIs() {
        assertThat(texts(Archive.open(stored("a.txt", "a.txt", NOTE), LIMITS)))
                .containsExactly("1 Seen today, feels well.");
    }

    @Test
    void aGzipIsOneDocumentEvenIfItHasSeveralMembers() {
        byte[] joined = joined(gzip(bytes("one ")), gzip(bytes("two")));
        Archive archive = Archive.open(joined, LIMITS);
        assertThat(archive.documents()).isEqualTo(1);
        assertThat(archive.format()).isEqualTo("GZIP");
        assertThat(texts(archive)).containsExactly("1 one two");
    }

    @Test
    void anArchiveIsKnownByItsFirstBytesAndIsNoDocument() {
        byte[] zip = zip("a.txt", "a");
        assertThat(Archive.recognises(zip)).isTrue();
        assertThat(Archive.recognises(gzip(NOTE))).isTrue();
        assertThat(Archive.recognises(NOTE)).isFalse();
        assertThat(Archive.recognises(new byte[0])).isFalse();
        for (byte[] archive : List.of(zip, gzip(NOTE))) {
            assertRejected(() -> DocumentFormats.standard().open(archive, LIMITS), ReasonCode.FORMAT_UNSUPPORTED);
        }
    }

    @Test
    void anOfficeDocumentInAnArchiveIsADocumentOfIt() {
        byte[] letter = zip("[Content_Types].xml", "x");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("letter.docx", letter);
        files.put("note.txt", bytes("note"));
        List<byte[]> unpacked = new ArrayList<>();
        Archive.open(zip(files), LIMITS).forEach((number, content) -> unpacked.add(content));
        assertThat(unpacked).containsExactly(letter, bytes("note"));
        assertRejected(() -> Archive.open(letter, LIMITS), ReasonCode.FORMAT_UNSUPPORTED);
    }

    @Test
    void anArchiveInAnArchiveIsUnsafeWhateverElseItIs() {
        for (byte[] inner : List.of(zip("a.txt", "a"), gzip(zip("mimetype", "x")), bytes("PK\u0003\u0004"))) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put("inner", inner);
            assertRejected(
                    () -> Archive.open(zip(files), LIMITS).forEach((number, content) -> {}), ReasonCode.ARCHIVE_UNSAFE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "word/document.xml"})
    void aDocumentFormatThatIsAZipFileIsNoArchiveOfDocuments(String name) {
        assertRejected(zip(name, "x"), ReasonCode.FORMAT_UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a",
                "a/../../b",
                "..",
                "/etc/passwd",
                "C:/a",
                "c:a",
                "a\\b",
                "..\\a",
                "a//b",
                "./a",
                "a\u0000b",
                "a\nb",
                "a\u007Fb",
                "a\u202Eb",
                "a\u0085b",
                "//server/share"
            })
    void aNameThatLeadsElsewhereOrHidesIsUnsafe(String name) {
        assertRejected(zip(name, "x"), ReasonCode.ARCHIVE_UNSAFE);
    }

    @Test
    void aNameThatIsNotTheUtf8ThatItSaysIsUnsafe() {
        byte[] zip = stored("a.txt", "a.txt", NOTE);
        byte[] broken = with(with(zip, 30, 0xC3), central(zip) + 46, 0xC3);
        assertRejected(broken, ReasonCode.ARCHIVE_UNSAFE);
    }

    @Test
    void twoEntriesOfOneNameAreUnsafe() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.txt", NOTE);
        files.put("b.txt", NOTE);
        byte[] zip = zip(files);
        for (int at = 0; at < zip.length - 5; at++) {
            if (new String(zip, at, 5, StandardCharsets.ISO_8859_1).equals("b.txt")) {
                zip[at] = 'a';
            }
        }
        assertRejected(zip, ReasonCode.ARCHIVE_UNSAFE);
    }

    @Test
    void anEncryptedEntryIsToldApart() {
        byte[] zip = stored("a.txt", "a.txt", NOTE);
        assertRejected(with(zip, central(zip) + 8, 1), ReasonCode.DOCUMENT_ENCRYPTED);
        assertRejected(with(zip, central(zip) + 10, 99), ReasonCode.DOCUMENT_ENCRYPTED);
    }

    @Test
    void aCompressionOtherThanDeflateIsNotSupported() {
        byte[] zip = stored("a.txt", "a.txt", NOTE);
        assertRejected(with(zip, central(zip) + 10, 14), ReasonCode.FORMAT_UNSUPPORTED);
    }

    @Test
    void aSymbolicLinkIsUnsafe() {
        byte[] zip = stored("a.txt", "a.txt", bytes("/etc/passwd"));
        assertRejected(with(zip, central(zip) + 41, 0xA1), ReasonCode.ARCHIVE_UNSAFE);
    }

    @Test
    void anArchiveInAnArchiveIsUnsafe() {
        byte[] inner = zip("a.txt", "x");
        assertRejected(zip(Map.of("inner.txt", inner)), ReasonCode.ARCHIVE_UNSAFE);
        assertRejected(zip(Map.of("inner.txt", gzip(NOTE))), ReasonCode.ARCHIVE_UNSAFE);
        assertRejected(gzip(inner), ReasonCode.ARCHIVE_UNSAFE);
        assertRejected(gzip(gzip(NOTE)), ReasonCode.ARCHIVE_UNSAFE);
        byte[] tar = new byte[512];
        System.arraycopy(bytes("ustar"), 0, tar, 257, 5);
        assertRejected(gzip(tar), ReasonCode.ARCHIVE_UNSAFE);
    }

    @Test
    void aBombIsKnownByItsRatioWhetherItSaysSoOrNot() {
        byte[] zeros = new byte[10_000_000];
        byte[] zip = zip(Map.of("a.txt", zeros));
        assertRejected(zip, ReasonCode.ARCHIVE_UNSAFE);
        assertRejected(gzip(zeros), ReasonCode.ARCHIVE_UNSAFE);
        int descriptor = find(zip, 0x08074B50, 0);
        byte[] lying = with(with(zip, central(zip) + 24, 100, 0, 0, 0), descriptor + 12, 100, 0, 0, 0);
        assertRejected(lying, ReasonCode.ARCHIVE_UNSAFE);
        assertThat(texts(Archive.open(zip(Map.of("a.txt", zeros)), LIMITS.withMaxRatio(2000))))
                .hasSize(1);
    }

    @Test
    void aShortTextThatRepeatsItselfIsNoBomb() {
        assertThat(texts(Archive.open(gzip(bytes("no change\n".repeat(5000))), LIMITS)))
                .hasSize(1);
    }

    @Test
    void allEntriesTogetherAreNoLargerThanADocument() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            files.put("f" + i, noise(i));
        }
        byte[] zip = zip(files);
        assertRejected(zip, LIMITS.withMaxBytes(zip.length - 1), ReasonCode.DOCUMENT_TOO_LARGE);
        files.replaceAll((name, content) -> bytes("a quiet night ".repeat(4000)));
        assertRejected(zip(files), LIMITS.withMaxBytes(500_000), ReasonCode.DOCUMENT_TOO_LARGE);
        assertRejected(
                gzip(bytes("a quiet night ".repeat(4000))), LIMITS.withMaxBytes(50_000), ReasonCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void thereAreNoMoreEntriesThanTheLimit() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 4; i++) {
            files.put("f" + i, NOTE);
        }
        assertThat(Archive.open(zip(files), LIMITS.withMaxEntries(4)).documents())
                .isEqualTo(4);
        assertRejected(zip(files), LIMITS.withMaxEntries(3), ReasonCode.ARCHIVE_UNSAFE);
        byte[] members = joined(gzip(NOTE), gzip(NOTE));
        assertRejected(members, LIMITS.withMaxEntries(1), ReasonCode.ARCHIVE_UNSAFE);
    }

    @Test
    void entriesThatShareTheirDataAreUnsafe() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.txt", NOTE);
        files.put("b.txt", NOTE);
        byte[] zip = zip(files);
        int second = find(zip, 0x02014B50, central(zip) + 4);
        assertRejected(with(zip, second + 42, 0, 0, 0, 0), ReasonCode.ARCHIVE_UNSAFE);
    }

    @Test
    void bytesThatBelongToNoEntryAreUnsafe() {
        byte[] zip = stored("a.txt", "a.txt", NOTE);
        byte[] longer = new byte[zip.length + 8];
        int directory = central(zip);
        System.arraycopy(zip, 0, longer, 0, directory);
        System.arraycopy(zip, directory, longer, directory + 8, zip.length - directory);
        assertRejected(with(longer, end(longer) + 16, directory + 8), ReasonCode.ARCHIVE_UNSAFE);
        assertRejected(joined(gzip(NOTE), bytes("and more")), ReasonCode.ARCHIVE_UNSAFE);
    }

    @Test
    void aLocalHeaderThatSaysOtherwiseIsUnsafe() {
        assertRejected(stored("b.txt", "a.txt", NOTE), ReasonCode.ARCHIVE_UNSAFE);
        byte[] zip = stored("a.txt", "a.txt", NOTE);
        assertRejected(with(zip, 18, 1), ReasonCode.ARCHIVE_UNSAFE);
        assertRejected(with(zip, 8, 8), ReasonCode.ARCHIVE_UNSAFE);
    }

    @Test
    void aDataDescriptorThatLiesIsUnsafe() {
        byte[] zip = zip("a.txt", "Seen today, feels well.");
        int descriptor = find(zip, 0x08074B50, 0);
        assertRejected(with(zip, descriptor + 12, 1), ReasonCode.ARCHIVE_UNSAFE);
        assertRejected(with(zip, descriptor + 8, 1), ReasonCode.ARCHIVE_UNSAFE);
    }

    @Test
    void aDamagedArchiveIsInvalid() {
        byte[] zip = stored("a.txt", "a.txt", NOTE);
        assertRejected(with(zip, 36, 'X'), ReasonCode.FORMAT_INVALID);
        assertRejected(Arrays.copyOf(zip, zip.length - 1), ReasonCode.FORMAT_INVALID);
        byte[] gzip = gzip(NOTE);
        assertRejected(Arrays.copyOf(gzip, gzip.length - 9), ReasonCode.FORMAT_INVALID);
        assertRejected(with(gzip, gzip.length - 8, gzip[gzip.length - 8] ^ 1), ReasonCode.FORMAT_INVALID);
    }

    @Test
    void anArchiveOfNothingIsEmpty() {
        assertRejected(zip(Map.of()), ReasonCode.DOCUMENT_EMPTY);
        assertRejected(zip(Map.of("ward/", new byte[0])), ReasonCode.DOCUMENT_EMPTY);
        assertRejected(gzip(new byte[0]), ReasonCode.DOCUMENT_EMPTY);
    }

    private static byte[] noise(int seed) {
        byte[] noise = new byte[100_000];
        new Random(seed).nextBytes(noise);
        noise[0] = 'n';
        return noise;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static List<String> texts(Archive archive) {
        List<String> texts = new ArrayList<>();
        archive.forEach((number, content) -> texts.add(number + " " + new String(content, StandardCharsets.UTF_8)));
        return texts;
    }

    private static void assertRejected(byte[] content, ReasonCode reason) {
        assertRejected(content, LIMITS, reason);
    }

    private static void assertRejected(byte[] content, FormatLimits limits, ReasonCode reason) {
        assertRejected(() -> texts(Archive.open(content, limits)), reason);
    }

    private static void assertRejected(ThrowingCallable call, ReasonCode reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(DocumentRejected.class, fault -> assertThat(fault.reason())
                        .isEqualTo(reason))
                .hasNoCause();
    }
}
