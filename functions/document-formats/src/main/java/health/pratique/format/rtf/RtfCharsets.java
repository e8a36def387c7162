package health.pratique.format.rtf;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.HashMap;
import java.util.Map;

/** The charset of a document and of each of its fonts: {@code \ansicpg} and {@code \fcharset}. */
final class RtfCharsets {

    private static final Map<Integer, String> OF_FONT = Map.ofEntries(
            Map.entry(77, "x-MacRoman"),
            Map.entry(128, "windows-31j"),
            Map.entry(129, "x-windows-949"),
            Map.entry(134, "GBK"),
            Map.entry(136, "Big5"),
            Map.entry(161, "windows-1253"),
            Map.entry(162, "windows-1254"),
            Map.entry(163, "windows-1258"),
            Map.entry(177, "windows-1255"),
            Map.entry(178, "windows-1256"),
            Map.entry(186, "windows-1257"),
            Map.entry(204, "windows-1251"),
            Map.entry(222, "x-windows-874"),
            Map.entry(238, "windows-1250"));

    private static final Map<Integer, String> OF_PAGE = Map.of(
            437,
            "IBM437",
            850,
            "IBM850",
            874,
            "x-windows-874",
            932,
            "windows-31j",
            936,
            "GBK",
            949,
            "x-windows-949",
            950,
            "Big5",
            10000,
            "x-MacRoman",
            65001,
            "UTF-8");

    private final Map<Integer, Charset> fonts = new HashMap<>();
    private Charset ofDocument = Charset.forName("windows-1252");

    Charset ofDocument() {
        return ofDocument;
    }

    Charset ofFont(int font) {
        return fonts.getOrDefault(font, ofDocument);
    }

    void page(int page) {
        ofDocument = named(OF_PAGE.getOrDefault(page, "windows-" + page));
    }

    void font(int font, int charset) {
        String name = OF_FONT.get(charset);
        if (name != null) {
            fonts.put(font, named(name));
        }
    }

    private static Charset named(String name) {
        try {
            if (Charset.isSupported(name)) {
                return Charset.forName(name);
            }
        } catch (IllegalCharsetNameException none) {
            throw new DocumentRejected(ReasonCode.CHARSET_INVALID).at(none);
        }
        throw new DocumentRejected(ReasonCode.CHARSET_INVALID);
    }
}
