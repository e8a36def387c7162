package health.pratique.format.rtf;

import health.pratique.format.rtf.RtfGroup.Destination;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers text where it belongs: bytes in their charset until something else comes. */
final class RtfOutput {

    private final StringBuilder body = new StringBuilder();
    private final Map<String, StringBuilder> properties = new LinkedHashMap<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private Charset charset = Charset.defaultCharset();

    void bytes(RtfGroup group, int unit) {
        if (!group.charset.equals(charset)) {
            flush(group);
            charset = group.charset;
        }
        pending.write(unit);
    }

    void text(RtfGroup group, String text) {
        flush(group);
        append(group, text);
    }

    /** To be called before anything changes where text goes. */
    void flush(RtfGroup group) {
        if (pending.size() > 0) {
            append(group, pending.toString(charset));
            pending.reset();
        }
    }

    private void append(RtfGroup group, String text) {
        if (group.destination == Destination.BODY) {
            body.append(text);
        } else if (group.destination == Destination.PROPERTY) {
            properties
                    .computeIfAbsent(group.property, none -> new StringBuilder())
                    .append(text);
        }
    }

    RtfText finished(boolean pictures) {
        Map<String, String> values = new LinkedHashMap<>();
        properties.forEach((name, value) -> {
            if (!value.toString().isBlank()) {
                values.put(name, paired(value).strip());
            }
        });
        return new RtfText(paired(body), values, pictures);
    }

    /** Half a surrogate pair is no character, and NUL is none in a text. */
    private static String paired(StringBuilder text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean pair = Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
            if (pair) {
                at++;
            } else if (Character.isSurrogate(c) || c < ' ' && c != '\n' && c != '\t') {
                text.setCharAt(at, '\uFFFD');
            }
        }
        return text.toString();
    }
}
