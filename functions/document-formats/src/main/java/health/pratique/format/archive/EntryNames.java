package health.pratique.format.archive;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The names in one archive. They are never used as paths, and all the same a name that would lead out of a directory, or that a
 * reader would take for another, shows an archive that nobody made in good faith.
 */
final class EntryNames {

    private static final int MAX_BYTES = 4096;

    /** What a ZIP file holds that is a document or a program of another format, and no archive of documents. */
    private static final Set<String> FORMATS = Set.of(
            "[content_types].xml",
            "mimetype",
            "meta-inf/manifest.mf",
            "meta-inf/container.xml",
            "androidmanifest.xml",
            "index/document.iwa",
            "word/document.xml",
            "doc.kml");

    private final Set<String> seen = new HashSet<>();

    /**
     * Checks a name and returns it, in UTF-8 or else one character a byte: no more than to be compared.
     *
     * @throws DocumentRejected ARCHIVE_UNSAFE for a name that is none, climbs, is absolute, holds what is not printed, or came
     *     before; FORMAT_UNSUPPORTED for one that tells another format
     */
    String add(byte[] bytes, boolean utf8) {
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            throw unsafe();
        }
        String name = utf8 ? decoded(bytes) : new String(bytes, StandardCharsets.ISO_8859_1);
        check(name, utf8);
        if (FORMATS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED);
        }
        String file = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        if (!seen.add(file)) {
            throw unsafe();
        }
        return name;
    }

    private static void check(String name, boolean utf8) {
        boolean drive = name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0));
        if (drive
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.codePoints().anyMatch(c -> unseen(c, utf8))) {
            throw unsafe();
        }
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        for (String step : path.split("/", -1)) {
            if (step.isEmpty() || step.equals(".") || step.equals("..")) {
                throw unsafe();
            }
        }
    }

    /** In an old code page the bytes from 0x80 on are letters. */
    private static boolean unseen(int c, boolean utf8) {
        return utf8 ? Character.isISOControl(c) || Character.getType(c) == Character.FORMAT : c < ' ' || c == 0x7F;
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException noUtf8) {
            throw unsafe();
        }
    }

    private static DocumentRejected unsafe() {
        return new DocumentRejected(ReasonCode.ARCHIVE_UNSAFE);
    }
}
