package health.pratique.format;

import health.pratique.format.hl7.Er7Document;
import java.util.regex.Pattern;

/** HL7 v2 in ER7, recognised by its header segment, alone or in a frame or a batch. */
final class Hl7Reader implements FormatReader {

    /** The usual separators, or unusual ones that frame their own definition. */
    private static final Pattern HEADER = Pattern.compile(
            "(?:MSH|FHS|BHS)(?:[|^]|([^A-Za-z0-9\\s\\x00-\\x1F\\x7F-\\xFF])[!-/:-@\\[-`{-~]{4,5}\\1).*",
            Pattern.DOTALL);

    @Override
    public boolean recognises(Content content) {
        return HEADER.matcher(content.head()).matches();
    }

    @Override
    public OpenedDocument open(Content content, FormatLimits limits, boolean strict) {
        return new Hl7Document(Er7Document.read(content.bytes(), limits, strict));
    }
}
