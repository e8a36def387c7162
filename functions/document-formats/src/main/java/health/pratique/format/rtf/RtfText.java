package health.pratique.format.rtf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an RTF document says. Prints as {@code [PHI]}.
 *
 * @param text all that is shown or hidden in it, headers, footers and notes included
 * @param properties what the information group says of the document, by control word, such as {@code author}
 * @param pictures whether it holds any
 */
public record RtfText(String text, Map<String, String> properties, boolean pictures) {

    public RtfText {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
