package health.pratique.format.rtf;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.rtf.RtfGroup.Destination;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** One pass over an RTF document. Keeps text only; time and memory grow with its length. One parser reads one document. */
public final class RtfParser {

    private static final int MAX_WORD_LENGTH = 32;

    private final byte[] content;
    private final int maxDepth;
    private final RtfCharsets charsets = new RtfCharsets();
    private final RtfOutput output = new RtfOutput();
    private final RtfObject object = new RtfObject();
    private final Deque<RtfGroup> outer = new ArrayDeque<>();
    private RtfGroup group = new RtfGroup(charsets.ofDocument());
    private int at;
    /** How many characters to come stand for the last Unicode character in old readers. */
    private int toSkip;
    /** Whether {@code \*} was just read: who does not know the word that follows ignores its group. */
    private boolean ignorable;

    private boolean pictures;

    private RtfParser(byte[] content, int maxDepth) {
        this.content = content;
        this.maxDepth = maxDepth;
    }

    /**
     * @throws DocumentRejected FORMAT_INVALID for braces that do not match and data that is cut off, NESTING_TOO_DEEP,
     *     CHARSET_INVALID, ACTIVE_CONTENT for a program in an embedded object
     */
    public static RtfText read(byte[] content, int start, int maxDepth) {
        RtfParser parser = new RtfParser(content, maxDepth);
        parser.at = start;
        parser.run();
        return parser.output.finished(parser.pictures);
    }

    private void run() {
        boolean closed = false;
        while (at < content.length) {
            int c = content[at++] & 0xFF;
            if (closed) {
                closing(c);
                continue;
            }
            switch (c) {
                case '{' -> open();
                case '}' -> closed = close();
                case '\\' -> control();
                case '\r', '\n', 0 -> {}
                default -> unit(c);
            }
        }
        if (!closed) {
            throw invalid();
        }
    }

    /** Behind its last brace a document is over. */
    private static void closing(int c) {
        if (c > ' ') {
            throw invalid();
        }
    }

    private void open() {
        output.flush(group);
        if (outer.size() >= maxDepth) {
            throw new DocumentRejected(ReasonCode.NESTING_TOO_DEEP);
        }
        outer.push(group);
        group = group.inner();
        toSkip = 0;
        ignorable = false;
    }

    private boolean close() {
        output.flush(group);
        boolean endsObject = group.destination == Destination.OBJECT_DATA;
        group = outer.pop();
        if (endsObject && group.destination != Destination.OBJECT_DATA) {
            object.check();
        }
        toSkip = 0;
        ignorable = false;
        return outer.isEmpty();
    }

    private void control() {
        if (at >= content.length) {
            throw invalid();
        }
        int c = content[at] & 0xFF;
        if (isLetter(c)) {
            word();
            return;
        }
        at++;
        switch (c) {
            case '\'' -> hexadecimal();
            case '*' -> ignorable = true;
            case '~' -> unit(' ');
            case '_' -> unit('-');
            case '\r', '\n' -> text("\n");
            case '\\', '{', '}' -> unit(c);
            default -> {}
        }
    }

    private void hexadecimal() {
        if (at + 2 > content.length) {
            throw invalid();
        }
        int high = Character.digit(content[at], 16);
        int low = Character.digit(content[at + 1], 16);
        if (high < 0 || low < 0) {
            throw invalid();
        }
        at += 2;
        unit(high << 4 | low);
    }

    private void word() {
        int start = at;
        while (at < content.length && isLetter(content[at])) {
            at++;
        }
        if (at - start > MAX_WORD_LENGTH) {
            throw invalid();
        }
        String word = new String(content, start, at - start, StandardCharsets.US_ASCII);
        int sign = at < content.length && content[at] == '-' ? -1 : 1;
        int digits = at + (sign < 0 ? 1 : 0);
        int end = digits;
        long value = 0;
        while (end < content.length && isDigit(content[end]) && end - digits < 10) {
            value = value * 10 + content[end++] - '0';
        }
        boolean given = end > digits;
        if (given) {
            at = end;
        }
        if (at < content.length && content[at] == ' ') {
            at++;
        }
        boolean optional = ignorable;
        ignorable = false;
        apply(word, given, (int) Math.min(value, Integer.MAX_VALUE) * sign, optional);
    }

    private void apply(String word, boolean given, int value, boolean optional) {
        String text = RtfWords.TEXT.get(word);
        if (text != null) {
            text(text);
            return;
        }
        switch (word) {
            case "bin" -> skipBinary(value);
            case "u" -> unicode(value);
            case "uc" -> group.fallback = Math.clamp(given ? value : 1, 0, 16);
            case "ansicpg" -> charset(() -> charsets.page(value));
            case "mac" -> charset(() -> charsets.page(10000));
            case "pc" -> charset(() -> charsets.page(437));
            case "pca" -> charset(() -> charsets.page(850));
            case "f" -> font(value);
            case "plain" -> font(-1);
            case "fcharset" -> {
                if (group.destination == Destination.FONTS) {
                    charsets.font(group.font, value);
                }
            }
            case "fonttbl" -> go(Destination.FONTS);
            case "objdata" -> go(Destination.OBJECT_DATA);
            default -> destination(word, optional);
        }
    }

    private void destination(String word, boolean optional) {
        if (RtfWords.PROPERTIES.contains(word) && group.destination == Destination.NOWHERE) {
            group.property = word;
            go(Destination.PROPERTY);
            return;
        }
        pictures |= word.equals("pict");
        boolean ends = group.destination == Destination.NOWHERE
                || group.destination == Destination.OBJECT_DATA
                || group.destination == Destination.FONTS;
        if (!ends && (RtfWords.SKIPPED.contains(word) || optional && !RtfWords.SHOWN.contains(word))) {
            go(Destination.NOWHERE);
        }
    }

    private void go(Destination destination) {
        output.flush(group);
        group.destination = destination;
    }

    private void charset(Runnable change) {
        output.flush(group);
        change.run();
        group.charset = charsets.ofDocument();
    }

    private void font(int font) {
        output.flush(group);
        group.font = font;
        if (group.destination != Destination.FONTS) {
            group.charset = charsets.ofFont(font);
        }
    }

    /** A signed 16-bit number, by the specification; some writers give it unsigned. */
    private void unicode(int value) {
        if (value < Short.MIN_VALUE || value > 0xFFFF) {
            throw invalid();
        }
        output.text(group, String.valueOf((char) value));
        toSkip = group.fallback;
    }

    private void skipBinary(int length) {
        if (length < 0 || length > content.length - at) {
            throw invalid();
        }
        at += length;
    }

    private void text(String text) {
        if (toSkip > 0) {
            toSkip--;
            return;
        }
        output.text(group, text);
    }

    private void unit(int c) {
        if (toSkip > 0) {
            toSkip--;
        } else if (group.destination == Destination.OBJECT_DATA) {
            object.hex(c);
        } else {
            output.bytes(group, c);
        }
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static DocumentRejected invalid() {
        return new DocumentRejected(ReasonCode.FORMAT_INVALID);
    }
}
