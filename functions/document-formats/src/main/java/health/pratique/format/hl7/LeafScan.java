package health.pratique.format.hl7;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.FieldMeaning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Walks through all segments and gathers the values in which PHI can stand, with what each means. Linear in the text. */
final class LeafScan {

    /** Far above what any version defines or any sender needs. */
    private static final int MAX_PARTS = 1_000;

    private static final int MAX_REPETITIONS = 10_000;
    private static final int ED_DATA = 5;
    private static final int MIN_LETTERS_OF_A_FACILITY = 3;
    private static final String NULL = "\"\"";

    private final String text;
    private final Encapsulated encapsulated;
    private final List<Leaf> leaves = new ArrayList<>();
    private final NamesAmongCodes codes = new NamesAmongCodes();
    private final Set<String> authorities = new HashSet<>();
    private final Set<String> facilities = new HashSet<>();
    private int partsLeft;

    LeafScan(String text, Encapsulated encapsulated, int maxParts) {
        this.text = text;
        this.encapsulated = encapsulated;
        this.partsLeft = maxParts;
    }

    /**
     * @throws DocumentRejected DOCUMENT_TOO_LARGE for too many values, FORMAT_INVALID for a segment with more fields, a field
     *     with more repetitions or a value with more components than any version has
     */
    List<Leaf> scan(List<Er7Segment> segments) {
        for (Er7Segment segment : segments) {
            int before = leaves.size();
            segment(segment);
            if (segment.header()) {
                leaves.subList(before, leaves.size()).forEach(this::facility);
            }
        }
        leaves.removeIf(this::isAuthority);
        leaves.replaceAll(this::named);
        codes.addTo(leaves);
        return leaves;
    }

    private void facility(Leaf leaf) {
        String name = leaf.field().value().strip();
        if (leaf.field().meaning() == FieldMeaning.ORGANIZATION
                && name.chars().filter(Character::isLetter).count() >= MIN_LETTERS_OF_A_FACILITY) {
            facilities.add(name.toLowerCase(Locale.ROOT));
        }
    }

    /** The name of a facility that a header tells is an organization's wherever it stands alone, as in who gave a number. */
    private Leaf named(Leaf leaf) {
        String value = leaf.field().value().strip().toLowerCase(Locale.ROOT);
        boolean facility = leaf.field().meaning().prose()
                && leaf.form() == Leaf.Form.TEXT
                && (facilities.contains(value) || facilities.contains(beforeDot(value)));
        return facility ? leaf.meaning(FieldMeaning.ORGANIZATION) : leaf;
    }

    /** What names an authority or a coding system in one place is no person's number in another. */
    private boolean isAuthority(Leaf leaf) {
        return leaf.field().meaning() == FieldMeaning.IDENTIFIER
                && authorities.contains(leaf.field().value().strip());
    }

    /** Some name a list of numbers by its facility: LARCH.MRN. */
    private static String beforeDot(String value) {
        int dot = value.indexOf('.');
        return dot > 0 && value.indexOf(' ') < 0 ? value.substring(0, dot) : value;
    }

    private void segment(Er7Segment segment) {
        String place = "message[" + segment.message() + "]."
                + (segment.stray() ? "line" : FieldTable.name(segment.name())) + "[" + segment.index() + "]";
        if (segment.stray()) {
            count(1);
            prose(segment, segment.start(), segment.end(), place);
            return;
        }
        List<Span> fields = split(
                new Span(Math.min(segment.end(), segment.start() + Er7Segment.NAME + 1), segment.end()),
                segment.delimiters().field(),
                MAX_PARTS);
        String valueType = "";
        for (int at = segment.header() ? 1 : 0; at < fields.size(); at++) {
            int number = at + (segment.header() ? 2 : 1);
            Span field = fields.get(at);
            if (segment.name().equals("OBX") && number == 2) {
                valueType = text.substring(field.start(), field.end()).strip();
            }
            boolean observed = segment.name().equals("OBX") && number == 5;
            String type = observed ? DataTypes.valueType(valueType) : FieldTable.type(segment.name(), number);
            field(segment, field, type, place + "." + number);
        }
    }

    private void field(Er7Segment segment, Span field, String type, String path) {
        if (field.empty()) {
            return;
        }
        List<Span> repetitions = split(field, segment.delimiters().repetition(), MAX_REPETITIONS);
        for (int at = 0; at < repetitions.size(); at++) {
            if (!repetitions.get(at).empty()) {
                repetition(segment, repetitions.get(at), type, path + "[" + at + "]");
            }
        }
    }

    private void repetition(Er7Segment segment, Span value, String type, String path) {
        char separator = segment.delimiters().component();
        boolean whole = type.equals("prose") && !carriesData(value, separator);
        if (whole) {
            prose(segment, value.start(), value.end(), path);
            return;
        }
        List<Span> components = split(value, separator, MAX_PARTS);
        boolean data = components.size() >= ED_DATA
                && (type.equals("ED")
                        || Encapsulated.encodes(raw(components.get(3)).strip()));
        String meant = type.equals("NDL") && isPerson(segment, components) ? "XCN" : type;
        for (int at = 0; at < components.size(); at++) {
            Span component = components.get(at);
            String place = path + "." + (at + 1);
            if (component.empty()) {
                continue;
            }
            if (data && at == ED_DATA - 1) {
                data(segment, components, place);
            } else if (data && at >= 1 && at < ED_DATA - 1) {
                mediaType(segment, component, place);
            } else {
                component(segment, component, DataTypes.component(meant, at + 1), place);
            }
        }
    }

    /** Before v2.3 a reader or technician was written as any clinician: number, family name, given name. */
    private boolean isPerson(Er7Segment segment, List<Span> components) {
        return components.size() > 1
                && raw(components.getFirst()).indexOf(segment.delimiters().subcomponent()) < 0
                && Hl7Dates.toIso(raw(components.get(1)).strip()).isEmpty();
    }

    /** Whether a repetition that ought to be text has the components of encapsulated data. */
    private boolean carriesData(Span value, char separator) {
        int at = value.start();
        for (int component = 1; component < 4; component++) {
            at = text.indexOf(separator, at) + 1;
            if (at == 0 || at > value.end()) {
                return false;
            }
        }
        int end = text.indexOf(separator, at);
        return end > 0
                && end < value.end()
                && Encapsulated.encodes(text.substring(at, end).strip());
    }

    private void data(Er7Segment segment, List<Span> components, String path) {
        Span data = components.get(ED_DATA - 1);
        String encoding = raw(components.get(3)).strip();
        String value = Escapes.decode(segment.delimiters(), raw(data));
        if (!Encapsulated.encodes(encoding) && !Encapsulated.looksEncoded(value)) {
            prose(segment, data.start(), data.end(), path);
            return;
        }
        String media =
                raw(components.get(1)).strip() + "/" + raw(components.get(2)).strip();
        leaves.add(encapsulated.leaf(
                data.start(),
                data.end(),
                segment.delimiters(),
                path,
                media.toLowerCase(Locale.ROOT),
                Encapsulated.encodes(encoding) ? encoding : "Base64",
                value));
    }

    /** HL7 tables 0191, 0291 and 0299, and media types; anything but one word is a label. */
    private void mediaType(Er7Segment segment, Span component, String path) {
        String value = Escapes.decode(segment.delimiters(), raw(component));
        boolean word = value.length() <= 30
                && value.chars().allMatch(c -> c > ' ' && c < 0x7F && (c < '0' || c > '9' || c == '6' || c == '4'));
        if (!word) {
            add(segment, component, FieldMeaning.LABEL, value, path);
        }
    }

    private void component(Er7Segment segment, Span component, DataTypes.Component type, String path) {
        List<Span> parts = split(component, segment.delimiters().subcomponent(), MAX_PARTS);
        for (int at = 0; at < parts.size(); at++) {
            Kind kind =
                    type.composite() ? DataTypes.component(type.type(), at + 1).kind() : type.kind();
            leaf(segment, parts.get(at), kind, parts.size() > 1 ? path + "." + (at + 1) : path);
        }
    }

    private void prose(Er7Segment segment, int start, int end, String path) {
        leaf(segment, new Span(start, end), Kind.PROSE, path);
    }

    private void leaf(Er7Segment segment, Span part, Kind kind, String path) {
        String raw = raw(part);
        if (raw.isBlank() || raw.equals(NULL)) {
            return;
        }
        String value = Escapes.decode(segment.delimiters(), raw);
        if (kind != Kind.TYPE && Encapsulated.looksEncoded(value)) {
            leaves.add(Leaf.opaque(part.start(), part.end(), segment.delimiters(), path, ""));
            return;
        }
        Optional<FieldMeaning> meaning = kind.meaning(value.strip());
        meaning.ifPresent(known -> leaves.add(
                kind == Kind.TYPE
                        ? Leaf.type(part.start(), part.end(), segment.delimiters(), path, known, value)
                        : Leaf.of(part.start(), part.end(), segment.delimiters(), path, known, value)));
        if (meaning.isEmpty() && kind == Kind.SKIP) {
            codes.consider(part.start(), part.end(), segment.delimiters(), path, value);
        }
        if (meaning.isEmpty() && Kind.isOid(value.strip())) {
            authorities.add(value.strip());
        }
    }

    private void add(Er7Segment segment, Span part, FieldMeaning meaning, String value, String path) {
        leaves.add(Leaf.of(part.start(), part.end(), segment.delimiters(), path, meaning, value));
    }

    private String raw(Span span) {
        return text.substring(span.start(), span.end());
    }

    private List<Span> split(Span whole, char separator, int most) {
        List<Span> parts = new ArrayList<>(4);
        int start = whole.start();
        while (true) {
            int end = start;
            while (end < whole.end() && text.charAt(end) != separator) {
                end++;
            }
            parts.add(new Span(start, end));
            if (parts.size() > most) {
                throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
            }
            if (end >= whole.end()) {
                count(parts.size());
                return parts;
            }
            start = end + 1;
        }
    }

    private void count(int parts) {
        partsLeft -= parts;
        if (partsLeft < 0) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
        }
    }

    private record Span(int start, int end) {
        boolean empty() {
            return start == end;
        }
    }
}
