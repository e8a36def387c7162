package health.pratique.format.pdf;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/**
 * A file in a PDF. Holds PHI.
 *
 * @param name as the document gives it
 * @param mediaType as the document gives it, lower-case; {@code ""} when it does not
 */
public record EmbeddedFile(String name, String mediaType, byte[] content) {

    private static final Set<String> PROGRAMS = Set.of(
            "exe", "dll", "com", "scr", "pif", "msi", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "wsh",
            "hta", "lnk", "jar", "class", "sh", "app", "dmg", "iso", "reg", "cpl", "docm", "xlsm", "pptm");

    private static final byte[][] SIGNATURES = {
        {'M', 'Z'},
        {0x7F, 'E', 'L', 'F'},
        {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE},
        {'#', '!'},
        {(byte) 0xCF, (byte) 0xFA, (byte) 0xED, (byte) 0xFE},
        {(byte) 0xFE, (byte) 0xED, (byte) 0xFA},
        {'L', 0, 0, 0, 1, 0x14, 2, 0}
    };

    /** @throws DocumentRejected ACTIVE_CONTENT for a program */
    static EmbeddedFile of(COSDictionary specification) throws IOException {
        String name = text(specification, COSName.UF, text(specification, COSName.F, ""));
        COSDictionary files = specification.getCOSDictionary(COSName.EF);
        COSStream stream = null;
        for (COSName key : files.keySet()) {
            if (stream == null && files.getDictionaryObject(key) instanceof COSStream one) {
                stream = one;
            }
        }
        byte[] content = new byte[0];
        String type = "";
        // A stream that says it is an image has not been measured, and is not unpacked.
        if (stream != null && !PdfObjects.isImage(stream)) {
            try (InputStream in = stream.createInputStream()) {
                content = in.readAllBytes();
            }
            type = stream.getNameAsString(COSName.SUBTYPE, "").toLowerCase(Locale.ROOT);
        }
        if (isProgram(name, content)) {
            throw new DocumentRejected(ReasonCode.ACTIVE_CONTENT);
        }
        return new EmbeddedFile(name, type, content);
    }

    private static String text(COSDictionary dictionary, COSName key, String otherwise) {
        return dictionary.getDictionaryObject(key) instanceof COSString value ? value.getString() : otherwise;
    }

    private static boolean isProgram(String name, byte[] content) {
        String extension = name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
        if (name.indexOf('.') >= 0 && PROGRAMS.contains(extension)) {
            return true;
        }
        for (byte[] signature : SIGNATURES) {
            if (Bytes.at(content, signature, 0) && (signature.length > 2 || !isText(content))) {
                return true;
            }
        }
        return false;
    }

    /** "MZ twins" begin a note; a program has zeros. A script's first line is none of a document either way. */
    private static boolean isText(byte[] content) {
        if (content[0] == '#') {
            return false;
        }
        for (int i = 0; i < Math.min(content.length, 64); i++) {
            if (content[i] == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "EmbeddedFile[PHI]";
    }
}
