package health.pratique.format.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads escape sequences (HL7 v2.5.1, 2.7). What a reader would see is what the engine sees: highlighting vanishes, so that it
 * cannot cut a name in two; what is not known stays as it is written.
 */
final class Escapes {

    /** Longer is no escape sequence but two stray escape characters; {@code \X…\} alone may be as long as its value. */
    private static final int LONGEST = 16;

    private Escapes() {}

    static String decode(Delimiters delimiters, String raw) {
        if (raw.indexOf(delimiters.escape()) < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length());
        int at = 0;
        while (at < raw.length()) {
            char c = raw.charAt(at);
            int end = c == delimiters.escape() ? end(delimiters, raw, at) : -1;
            String meaning = end < 0 ? null : meaning(delimiters, raw.substring(at + 1, end));
            if (meaning == null) {
                out.append(c);
                at++;
            } else {
                out.append(meaning);
                at = end + 1;
            }
        }
        return out.toString();
    }

    private static int end(Delimiters delimiters, String raw, int at) {
        if (at + 1 >= raw.length()) {
            return -1;
        }
        boolean hexadecimal = raw.charAt(at + 1) == 'X';
        int last = hexadecimal ? raw.length() : Math.min(raw.length(), at + LONGEST);
        for (int i = at + 1; i < last; i++) {
            char c = raw.charAt(i);
            if (c == delimiters.escape()) {
                return i;
            }
            if (hexadecimal && i > at + 1 && !HexFormat.isHexDigit(c)) {
                return -1;
            }
        }
        return -1;
    }

    private static @Nullable String meaning(Delimiters delimiters, String sequence) {
        return switch (sequence) {
            case "F" -> String.valueOf(delimiters.field());
            case "S" -> String.valueOf(delimiters.component());
            case "R" -> String.valueOf(delimiters.repetition());
            case "E" -> String.valueOf(delimiters.escape());
            case "T" -> String.valueOf(delimiters.subcomponent());
            case "P" -> delimiters.truncation() == 0 ? null : String.valueOf(delimiters.truncation());
            case "H", "N" -> "";
            default -> {
                if (sequence.startsWith("X")) {
                    yield hexadecimal(sequence.substring(1));
                }
                yield sequence.startsWith(".") ? formatting(sequence.toLowerCase(Locale.ROOT)) : null;
            }
        };
    }

    /** HL7 v2.5.1, 2.7.6: formatting codes; all but those for a line or a blank leave nothing on the page. */
    private static @Nullable String formatting(String command) {
        if (command.startsWith(".br") || command.startsWith(".sp") || command.startsWith(".ce")) {
            return "\n";
        }
        if (command.startsWith(".sk")) {
            return " ";
        }
        boolean layout = command.startsWith(".in")
                || command.startsWith(".ti")
                || command.startsWith(".fi")
                || command.startsWith(".nf");
        return layout ? "" : null;
    }

    private static @Nullable String hexadecimal(String digits) {
        if (digits.isEmpty() || digits.length() % 2 != 0) {
            return null;
        }
        byte[] bytes = HexFormat.of().parseHex(digits);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        StringBuilder printable = new StringBuilder(text.length());
        text.replace("\r\n", "\n").chars().map(c -> c == '\r' ? '\n' : c).forEach(c -> {
            if (c >= ' ' || c == '\n' || c == '\t') {
                printable.append((char) c);
            }
        });
        return printable.toString();
    }
}
