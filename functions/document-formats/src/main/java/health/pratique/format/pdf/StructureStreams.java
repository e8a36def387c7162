package health.pratique.format.pdf;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks at the streams that a PDF parser unpacks whole before anybody can ask how large they are: object streams and cross-reference
 * streams (ISO 32000-1, 7.5.7 and 7.5.8). They may be deflated and nothing else, and only so far. One pass over the file.
 */
final class StructureStreams {

    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final byte[] END_STREAM = {'e', 'n', 'd', 's', 't', 'r', 'e', 'a', 'm'};

    /** A dictionary of a stream is small. */
    private static final int MAX_DICTIONARY = 1 << 16;

    /** The most that deflate can do (RFC 1951: 258 bytes in two bits). */
    private static final int MAX_DEFLATE_RATIO = 1032;

    private static final int MAX_COLUMNS_DIGITS = 5;

    /** In a file that is encrypted for the empty password nothing can be unpacked here: what is packed has to be small. */
    private static final int MAX_ENCRYPTED = 128 * 1024;

    private static final Pattern STRUCTURE = Pattern.compile("/(?:First|W|ObjStm|XRef)(?![A-Za-z0-9])");
    private static final Pattern FILTER = Pattern.compile("/F(?:ilter)?(?![A-Za-z0-9])");
    private static final Pattern PLAIN_FILTER =
            Pattern.compile("/Filter\\s{0,9}(?:/FlateDecode(?![A-Za-z0-9])|\\[\\s{0,9}/FlateDecode\\s{0,9}\\])");
    private static final Pattern COLUMNS = Pattern.compile("/Columns\\s{0,9}(\\d*+)");
    private static final Pattern PARAMETERS = Pattern.compile("/(?:DecodeParms|DP)(?![A-Za-z0-9])\\s{0,9}(.?)");
    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");

    private final byte[] file;
    private final boolean encrypted;
    private long budget;

    private StructureStreams(byte[] file, boolean encrypted, long budget) {
        this.file = file;
        this.encrypted = encrypted;
        this.budget = budget;
    }

    /** @throws health.pratique.fault.DocumentRejected DOCUMENT_TOO_LARGE or FORMAT_INVALID */
    static void check(byte[] file, boolean encrypted, PdfLimits limits) {
        new StructureStreams(file, encrypted, limits.maxDecodedBytes()).scan();
    }

    private void scan() {
        int done = 0;
        int at = Bytes.indexOf(file, STREAM, 0, file.length);
        while (at >= 0) {
            int data = at + STREAM.length;
            String dictionary = dictionary(Math.max(done, at - MAX_DICTIONARY), at);
            if (STRUCTURE.matcher(dictionary).find()) {
                vet(dictionary);
                spend(data);
            }
            done = data;
            // Not behind the end: an inner "endstream" may be part of what is packed, and what follows a stream of its
            // own.
            at = Bytes.indexOf(file, STREAM, data, file.length);
            while (at >= 3 && Bytes.at(file, END_STREAM, at - 3)) {
                at = Bytes.indexOf(file, STREAM, at + STREAM.length, file.length);
            }
        }
    }

    private String dictionary(int from, int to) {
        String raw = new String(file, from, to - from, StandardCharsets.ISO_8859_1);
        int object = raw.lastIndexOf(" obj");
        String own = object < 0 ? raw : raw.substring(object);
        return own.indexOf('#') < 0
                ? own
                : ESCAPE.matcher(own)
                        .replaceAll(hex ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
    }

    private static void vet(String dictionary) {
        boolean filtered = FILTER.matcher(dictionary).find();
        if (filtered && !PLAIN_FILTER.matcher(dictionary).find()) {
            throw PdfLimits.invalid();
        }
        Matcher columns = COLUMNS.matcher(dictionary);
        while (columns.find()) {
            if (columns.group(1).isEmpty() || columns.group(1).length() > MAX_COLUMNS_DIGITS) {
                throw PdfLimits.invalid();
            }
        }
        Matcher parameters = PARAMETERS.matcher(dictionary);
        while (parameters.find()) {
            if (!parameters.group(1).equals("<")
                    && !parameters.group(1).equals("[")
                    && !parameters.group(1).equals("n")) {
                throw PdfLimits.invalid();
            }
        }
    }

    private void spend(int data) {
        if (encrypted) {
            int end = Bytes.indexOf(file, END_STREAM, data, data + MAX_ENCRYPTED);
            budget -= end < 0 ? Long.MAX_VALUE / 2 : (long) (end - data) * MAX_DEFLATE_RATIO;
        } else {
            int from = data;
            while (from < file.length && Bytes.isSpace(file[from])) {
                from++;
            }
            inflate(from);
        }
        if (budget < 0) {
            throw PdfLimits.tooLarge();
        }
    }

    private void inflate(int from) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, from, file.length - from);
            byte[] sink = new byte[1 << 16];
            while (budget >= 0 && !inflater.finished()) {
                int count = inflater.inflate(sink);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return;
                }
                budget -= count;
            }
        } catch (DataFormatException notDeflated) {
            // A stream that is stored, or a word in the middle of another: it is no larger than the file.
            return;
        } finally {
            inflater.end();
        }
    }
}
