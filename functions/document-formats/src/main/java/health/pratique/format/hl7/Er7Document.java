package health.pratique.format.hl7;

import health.pratique.fault.DocumentRejected;
import health.pratique.format.DocumentFacts;
import health.pratique.format.FieldEdit;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.format.TextField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** All messages of one document, read. Immutable; holds PHI, so prints as {@code [PHI]}. */
public final class Er7Document {

    /** A code of a site's own, of which anything may be meant (HL7 v2.5.1, 2.11). */
    private static final String UNKNOWN_TYPE = "ZZZ";

    private final String text;
    private final List<Er7Segment> segments;
    private final List<Leaf> leaves;
    private final List<TextField> fields;

    private Er7Document(String text, List<Er7Segment> segments, List<Leaf> leaves) {
        this.text = text;
        this.segments = segments;
        this.leaves = leaves;
        this.fields = leaves.stream().flatMap(Er7Document::fields).toList();
    }

    /**
     * @throws DocumentRejected FORMAT_INVALID, CHARSET_INVALID, DOCUMENT_TOO_LARGE, FORMAT_UNSUPPORTED for a version before 2.1
     *     or after 2.8.1
     */
    public static Er7Document read(byte[] content, FormatLimits limits, boolean strict) {
        Er7Text decoded = Er7Text.decode(content);
        String text = decoded.text();
        List<Er7Segment> segments = Er7Lines.of(text, limits.maxFields());
        List<Leaf> leaves = new LeafScan(text, new Encapsulated(limits, strict), limits.maxFields()).scan(segments);
        if (strict) {
            HapiCheck.check(text, segments);
        }
        if (decoded.declared()) {
            // Written in UTF-8 from here on, and so it says: read what will be written, that offsets agree.
            return read(Er7Text.declareUtf8(text, segments), limits, false);
        }
        return new Er7Document(text, segments, leaves);
    }

    public List<TextField> fields() {
        return fields;
    }

    public DocumentFacts facts() {
        return new Er7Facts(text, segments, leaves, fields).facts();
    }

    /** The text as it was read, but for the lines with these paths, line ends included. */
    public String without(Set<String> paths) {
        StringBuilder left = new StringBuilder();
        int from = 0;
        for (Er7Segment segment : segments) {
            if (paths.contains(Er7Line.of(text, segment).path())) {
                left.append(text, from, segment.start());
                from = segment.end();
                while (from < text.length() && (text.charAt(from) == '\r' || text.charAt(from) == '\n')) {
                    from++;
                }
            }
        }
        return left.append(text, from, text.length()).toString();
    }

    /** The lines of each message in order; those of a batch's header before the first message stand with it. */
    public List<List<Er7Line>> messages() {
        List<List<Er7Line>> messages = new ArrayList<>();
        for (Er7Segment segment : segments) {
            if (segment.message() == messages.size()) {
                messages.add(new ArrayList<>());
            }
            messages.getLast().add(Er7Line.of(text, segment));
        }
        return messages;
    }

    /** The messages with the edits applied; what is not edited as it was read, line ends and frames included. */
    public String rewrite(Function<TextField, FieldEdit> edit) {
        StringBuilder out = new StringBuilder(text.length() + 1024);
        int at = 0;
        for (Leaf leaf : leaves) {
            String edited = edited(leaf, edit);
            if (leaf.becomesText() && !text.substring(leaf.start(), leaf.end()).equals(edited)) {
                PlainTextNow.append(out, text, at, leaf.start(), leaf.delimiters());
            } else {
                out.append(text, at, leaf.start());
            }
            out.append(edited);
            at = leaf.end();
        }
        return out.append(text, at, text.length()).toString();
    }

    private String edited(Leaf leaf, Function<TextField, FieldEdit> edit) {
        String before = text.substring(leaf.start(), leaf.end());
        OpenedDocument document = leaf.document();
        if (document != null) {
            return document(document, leaf, before, edit);
        }
        return switch (edit.apply(leaf.field())) {
            case FieldEdit.Keep keep -> before;
            case FieldEdit.Remove remove -> leaf.form() == Leaf.Form.TYPE ? UNKNOWN_TYPE : "";
            case FieldEdit.Replace(String value) ->
                switch (leaf.form()) {
                    case TEXT -> line(leaf, leaf.delimiters().encode(value));
                    case TYPE ->
                        value.isBlank() ? UNKNOWN_TYPE : leaf.delimiters().encode(value);
                    case STAMP -> Hl7Dates.fromIso(value).orElse("");
                    case ODD_DATE ->
                        value.chars().anyMatch(Character::isDigit)
                                ? leaf.delimiters().encode(value)
                                : "";
                    case ENCODED_TEXT -> encoded(leaf, value.getBytes(StandardCharsets.UTF_8));
                    case OPAQUE, DOCUMENT -> "";
                };
        };
    }

    /** A line of free text never turns into a segment, nor into two lines. */
    private String line(Leaf leaf, String written) {
        boolean line =
                leaf.start() == 0 || text.charAt(leaf.start() - 1) == '\r' || text.charAt(leaf.start() - 1) == '\n';
        return line ? " " + written.stripLeading() : written;
    }

    /** What the document's own format writes; as it stood when that is the same. */
    private static String document(
            OpenedDocument document, Leaf leaf, String before, Function<TextField, FieldEdit> edit) {
        String after = encoded(leaf, document.rewrite(field -> edit.apply(within(leaf, field))));
        return after.equalsIgnoreCase(before) && leaf.hex() ? before : after;
    }

    private static String encoded(Leaf leaf, byte[] content) {
        return leaf.hex()
                ? HexFormat.of().formatHex(content)
                : Base64.getEncoder().encodeToString(content);
    }

    private static Stream<TextField> fields(Leaf leaf) {
        OpenedDocument document = leaf.document();
        return document == null
                ? Stream.of(leaf.field())
                : document.fields().stream().map(field -> within(leaf, field));
    }

    private static TextField within(Leaf leaf, TextField field) {
        return new TextField(leaf.field().path() + "." + field.path(), field.meaning(), field.value());
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
