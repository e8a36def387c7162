package health.pratique.format.mapping.cda;

import java.util.Optional;

/** Text (ST, ED, originalText), written out or referring to the narrative (guide: text linking). */
final class Texts {

    private Texts() {}

    /** The text, white space as one space; that of the narrative if it is referred to. Empty for base64. */
    static Optional<String> plain(CdaElement element) {
        if (isBase64(element)) {
            return Optional.empty();
        }
        Optional<String> referred = element.child("reference").flatMap(Texts::referred);
        Optional<String> written = element.text().map(text -> text.replaceAll("\\s+", " "));
        return written.or(() -> referred);
    }

    static boolean isBase64(CdaElement element) {
        return element.peek("representation").equals("B64");
    }

    /** A reference that leads to no words is listed. */
    private static Optional<String> referred(CdaElement reference) {
        Optional<String> id = reference.attribute("value");
        Optional<String> text = id.flatMap(reference.source()::text);
        if (id.isPresent() && text.isEmpty()) {
            reference.unfit("value");
        }
        return text;
    }
}
