package health.pratique.format.hl7;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into segments: bare messages, one after the other; a batch file (HL7 v2.5.1, 2.10.3); or frames of the minimal
 * lower layer protocol. Segments end with CR, as the standard says, or with LF or CRLF, as files do. Linear in the text.
 */
final class Er7Lines {

    private static final char FRAME_START = 0x0B;
    private static final char FRAME_END = 0x1C;

    private final String text;
    private final int maxLines;
    private final List<Er7Segment> segments = new ArrayList<>();
    private @Nullable Delimiters delimiters;
    private int message = -1;

    private Er7Lines(String text, int maxLines) {
        this.text = text;
        this.maxLines = maxLines;
    }

    /**
     * @throws DocumentRejected FORMAT_INVALID for a frame that is cut off or holds several messages, for text outside of
     *     frames and messages, and for a header that defines no usable delimiters; DOCUMENT_TOO_LARGE for too many lines
     */
    static List<Er7Segment> of(String text, int maxLines) {
        Er7Lines lines = new Er7Lines(text, maxLines);
        if (text.indexOf(FRAME_START) < 0 && text.indexOf(FRAME_END) < 0) {
            lines.block(0, text.length());
        } else {
            lines.frames();
        }
        if (lines.message < 0) {
            throw invalid();
        }
        return lines.segments;
    }

    private void frames() {
        int at = 0;
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at)) && text.charAt(at) != FRAME_START) {
                if (text.charAt(at) == FRAME_END) {
                    throw invalid();
                }
                at++;
            }
            if (at == text.length()) {
                return;
            }
            int end = text.indexOf(FRAME_END, at);
            if (text.charAt(at) != FRAME_START || end < 0) {
                throw invalid();
            }
            frame(at + 1, end);
            at = end + 1;
        }
    }

    private void frame(int start, int end) {
        int next = text.indexOf(FRAME_START, start);
        if (next >= 0 && next < end) {
            throw invalid();
        }
        int first = segments.size();
        delimiters = null;
        block(start, end);
        boolean batch = segments.size() > first && !segments.get(first).name().equals("MSH");
        long messages = segments.subList(first, segments.size()).stream()
                .filter(segment -> segment.name().equals("MSH"))
                .count();
        if (messages == 0 || (messages > 1 && !batch)) {
            throw invalid();
        }
    }

    private void block(int start, int end) {
        int at = start;
        while (at < end) {
            int stop = at;
            while (stop < end && text.charAt(stop) != '\r' && text.charAt(stop) != '\n') {
                stop++;
            }
            line(at, stop);
            at = stop + 1;
        }
    }

    private void line(int start, int end) {
        if (text.substring(start, end).isBlank()) {
            return;
        }
        String name = name(start, end);
        if (Er7Segment.isHeader(name)) {
            delimiters = Delimiters.at(text, start, end);
            message += name.equals("MSH") ? 1 : 0;
        }
        if (delimiters == null || segments.size() >= maxLines) {
            throw delimiters == null ? invalid() : new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
        }
        segments.add(new Er7Segment(name, start, end, delimiters, Math.max(0, message), segments.size()));
    }

    private String name(int start, int end) {
        if (end - start < Er7Segment.NAME || !isName(text, start)) {
            return "";
        }
        String name = text.substring(start, start + Er7Segment.NAME);
        if (end - start == Er7Segment.NAME) {
            return name;
        }
        char separator = text.charAt(start + Er7Segment.NAME);
        boolean header = Er7Segment.isHeader(name) && Delimiters.allowed(separator);
        return header || (delimiters != null && separator == delimiters.field()) ? name : "";
    }

    private static boolean isName(String text, int at) {
        return isUpper(text.charAt(at)) && isNameRest(text.charAt(at + 1)) && isNameRest(text.charAt(at + 2));
    }

    private static boolean isNameRest(char c) {
        return isUpper(c) || (c >= '0' && c <= '9');
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static DocumentRejected invalid() {
        return new DocumentRejected(ReasonCode.FORMAT_INVALID);
    }
}
