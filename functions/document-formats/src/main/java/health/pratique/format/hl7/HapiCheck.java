package health.pratique.format.hl7;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.Version;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.util.List;

/**
 * Has HAPI read each message, by the generic model of its version: the grammar is checked, not a site's liberties with the
 * structure. Long messages go through in pieces, so that memory stays bounded.
 */
final class HapiCheck {

    private static final int SEGMENTS_AT_ONCE = 500;
    private static final int CHARACTERS_AT_ONCE = 1 << 20;
    private static final int VERSION_FIELD = 12;

    private HapiCheck() {}

    static void check(String text, List<Er7Segment> segments) {
        PipeParser parser = parser();
        int at = 0;
        while (at < segments.size()) {
            if (!segments.get(at).name().equals("MSH")) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < segments.size() && !segments.get(end).header() && !isTrailer(segments.get(end))) {
                end++;
            }
            message(parser, text, segments.subList(at, end));
            at = end;
        }
    }

    private static boolean isTrailer(Er7Segment segment) {
        return segment.name().equals("BTS") || segment.name().equals("FTS");
    }

    private static void message(PipeParser parser, String text, List<Er7Segment> message) {
        Er7Segment header = message.getFirst();
        String msh = text.substring(header.start(), header.end());
        requireKnownVersion(msh, header.delimiters());
        StringBuilder piece = new StringBuilder(msh);
        int count = 1;
        for (Er7Segment segment : message.subList(1, message.size())) {
            if (segment.stray()) {
                piece.append(' ').append(header.delimiters().encode(text.substring(segment.start(), segment.end())));
                continue;
            }
            if (count >= SEGMENTS_AT_ONCE || piece.length() > CHARACTERS_AT_ONCE) {
                parse(parser, piece.toString());
                piece = new StringBuilder(msh);
                count = 1;
            }
            piece.append('\r').append(text, segment.start(), segment.end());
            count++;
        }
        parse(parser, piece.toString());
    }

    private static void requireKnownVersion(String msh, Delimiters delimiters) {
        String[] fields = msh.split(java.util.regex.Pattern.quote(String.valueOf(delimiters.field())), -1);
        String version = fields.length < VERSION_FIELD ? "" : fields[VERSION_FIELD - 1];
        int component = version.indexOf(delimiters.component());
        String id = (component < 0 ? version : version.substring(0, component)).strip();
        if (id.isEmpty()) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
        }
        if (!Version.supportsVersion(id)) {
            throw new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED);
        }
    }

    private static void parse(PipeParser parser, String message) {
        try {
            parser.parse(message);
        } catch (HL7Exception | RuntimeException malformed) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID).at(malformed);
        }
    }

    private static PipeParser parser() {
        DefaultHapiContext context = new DefaultHapiContext(ValidationContextFactory.noValidation());
        context.setModelClassFactory(new GenericModelClassFactory());
        return context.getPipeParser();
    }
}
