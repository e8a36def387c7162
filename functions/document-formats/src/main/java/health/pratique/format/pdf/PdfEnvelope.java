package health.pratique.format.pdf;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;

/**
 * Where a PDF begins and ends in its file. A file that is a PDF to one program and an archive, a page or a program to another has
 * bytes before {@code %PDF-} or after the last {@code %%EOF}.
 */
public final class PdfEnvelope {

    /** ISO 32000-1, annex H.3.4.1: Acrobat takes a header anywhere in the first 1,024 bytes. */
    private static final int MAX_HEADER_OFFSET = 1024;

    /** Line ends, and what mail gateways and printers add. */
    private static final int MAX_TRAILER = 1024;

    private static final byte[] HEADER = {'%', 'P', 'D', 'F', '-'};
    private static final byte[] END = {'%', '%', 'E', 'O', 'F'};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final byte[] DICOM = {'D', 'I', 'C', 'M'};
    private static final int DICOM_OFFSET = 128;
    private static final byte[] ZIP_END = {'P', 'K', 5, 6};

    private PdfEnvelope() {}

    /**
     * Whether a PDF begins where readers look for it. An archive and a DICOM object may carry one near their beginning, and are what
     * they begin as; a note or a message that quotes the header of a PDF, and has no end of one, is a note or a message.
     */
    public static boolean begins(byte[] file) {
        int header = Bytes.indexOf(file, HEADER, 0, MAX_HEADER_OFFSET);
        boolean carrier = Bytes.at(file, ZIP, 0) || Bytes.at(file, GZIP, 0) || Bytes.at(file, DICOM, DICOM_OFFSET);
        return header == 0 || header > 0 && !carrier && (isBare(file, header) || Bytes.lastIndexOf(file, END) >= 0);
    }

    /**
     * @throws DocumentRejected CONTENT_MISMATCH for more than white space before the header, and for another document behind the end
     */
    static void check(byte[] file) {
        int header = Bytes.indexOf(file, HEADER, 0, MAX_HEADER_OFFSET);
        if (!isBare(file, header) || Bytes.at(file, DICOM, DICOM_OFFSET)) {
            throw mismatch();
        }
        int end = Bytes.lastIndexOf(file, END);
        if (end < 0) {
            throw PdfLimits.invalid();
        }
        int rest = end + END.length;
        int written = 0;
        for (int i = rest; i < file.length; i++) {
            written += Bytes.isSpace(file[i]) ? 0 : 1;
        }
        if (written > MAX_TRAILER
                || Bytes.indexOf(file, ZIP_END, Math.max(0, file.length - 66_000), file.length) >= 0) {
            throw mismatch();
        }
    }

    /** Only white space and a byte order mark stand before the header. */
    private static boolean isBare(byte[] file, int header) {
        for (int i = 0; i < header; i++) {
            boolean mark = i < 3 && (file[i] & 0xFF) >= 0xBB;
            if (!mark && !Bytes.isSpace(file[i])) {
                return false;
            }
        }
        return true;
    }

    private static DocumentRejected mismatch() {
        return new DocumentRejected(ReasonCode.CONTENT_MISMATCH);
    }
}
