package health.pratique.format.dicom;

import health.pratique.fault.DocumentRejected;
import health.pratique.format.FieldEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a data set with edits: all text in UTF-8, every length counted anew, a sequence of undefined length so again, group
 * lengths left out (PS3.5, 7.2), and values that are not text copied to the byte.
 */
final class Writer {

    private static final byte[] UTF_8 = "ISO_IR 192".getBytes(StandardCharsets.US_ASCII);

    /** An edit with its place. */
    record Edited(Planned planned, FieldEdit edit) {}

    private final byte[] bytes;
    private final Map<Element, List<Edited>> edits;

    /** In place of the encapsulated document; null where that stays as it is or has an edit of its own. */
    private final byte @Nullable [] document;

    Writer(byte[] bytes, Map<Element, List<Edited>> edits, byte @Nullable [] document) {
        this.bytes = bytes;
        this.edits = edits;
        this.document = document;
    }

    Pieces meta(DataSet meta) {
        Pieces elements = new Pieces();
        for (Element element : meta.elements()) {
            if (element.tag() != Tags.META_LENGTH) {
                element(elements, meta.encoding(), element, CharacterSet.UNDECLARED);
            }
        }
        Pieces all = new Pieces();
        all.add(meta.encoding().header(Tags.META_LENGTH, Vr.UL, 4));
        byte[] length = meta.encoding().marker(0, elements.length());
        all.add(length, 4, 4);
        all.add(elements);
        return all;
    }

    /** The outermost data set, which says what its character set is now and how it was de-identified. */
    Pieces root(DataSet root) {
        CharacterSet charset = Fields.charset(bytes, root, CharacterSet.UNDECLARED);
        Encoding encoding = root.encoding();
        TreeMap<Integer, Pieces> own = DeidentificationNote.of(encoding, TemporalInformation.of(edits.values()));
        Pieces characters = new Pieces();
        value(characters, encoding, Tags.SPECIFIC_CHARACTER_SET, Vr.CS, UTF_8);
        own.put(Tags.SPECIFIC_CHARACTER_SET, characters);
        if (document != null) {
            document(own, encoding, document);
        }
        Set<Integer> ours = Set.copyOf(own.keySet());
        Pieces out = new Pieces();
        for (Element element : root.elements()) {
            SortedMap<Integer, Pieces> before = own.headMap(element.tag(), true);
            before.values().forEach(out::add);
            before.clear();
            if (!ours.contains(element.tag())) {
                element(out, encoding, element, charset);
            }
        }
        own.values().forEach(out::add);
        return out;
    }

    private static void document(TreeMap<Integer, Pieces> own, Encoding encoding, byte[] document) {
        Pieces content = new Pieces();
        value(content, encoding, Tags.ENCAPSULATED_DOCUMENT, Vr.OB, document);
        own.put(Tags.ENCAPSULATED_DOCUMENT, content);
        Pieces length = new Pieces();
        length.add(encoding.header(Tags.ENCAPSULATED_DOCUMENT_LENGTH, Vr.UL, 4));
        length.add(encoding.marker(0, document.length), 4, 4);
        own.put(Tags.ENCAPSULATED_DOCUMENT_LENGTH, length);
    }

    private void item(Pieces out, Element.Item item, CharacterSet outer) {
        DataSet data = item.content();
        CharacterSet charset = Fields.charset(bytes, data, outer);
        Pieces content = new Pieces();
        for (Element element : data.elements()) {
            if (element.tag() != Tags.SPECIFIC_CHARACTER_SET) {
                element(content, data.encoding(), element, charset);
            }
        }
        out.add(data.encoding().marker(Tags.ITEM, item.undefined() ? Tags.UNDEFINED : content.length()));
        out.add(content);
        if (item.undefined()) {
            out.add(data.encoding().marker(Tags.ITEM_END, 0));
        }
    }

    private void element(Pieces out, Encoding encoding, Element element, CharacterSet charset) {
        if (element.isGroupLength()) {
            return;
        }
        List<Edited> changes = edits.getOrDefault(element, List.of());
        boolean changed = changes.stream().anyMatch(one -> !(one.edit() instanceof FieldEdit.Keep));
        Vr vr = Values.effective(element);
        List<Element.Item> items = element.items();
        if (changed && changes.getFirst().planned().value() == Planned.WHOLE) {
            remove(out, encoding, element, vr);
        } else if (items != null && vr == Vr.SQ) {
            sequence(out, encoding, element, items, charset);
        } else if (changed) {
            edited(out, encoding, element, vr, changes, charset);
        } else if (vr.localised() && !isAscii(element)) {
            translated(out, encoding, element, vr, charset);
        } else if ((element.length() & 1) == 1) {
            int end = element.value() + element.length();
            value(out, encoding, element.tag(), element.vr(), Arrays.copyOfRange(bytes, element.value(), end));
        } else {
            out.add(bytes, element.start(), element.end() - element.start());
        }
    }

    /** In the character set of the copy; what is not in its own, and was not looked at because it goes in a release, goes here too. */
    private void translated(Pieces out, Encoding encoding, Element element, Vr vr, CharacterSet charset) {
        List<String> values;
        try {
            values = Values.of(bytes, element, charset);
        } catch (DocumentRejected otherCharset) {
            remove(out, encoding, element, vr);
            return;
        }
        write(out, encoding, element, vr, values);
    }

    private void sequence(
            Pieces out, Encoding encoding, Element element, List<Element.Item> items, CharacterSet charset) {
        Pieces content = new Pieces();
        items.forEach(item -> item(content, item, charset));
        out.add(encoding.header(element.tag(), element.vr(), element.undefined() ? Tags.UNDEFINED : content.length()));
        out.add(content);
        if (element.undefined()) {
            out.add(encoding.marker(Tags.SEQUENCE_END, 0));
        }
    }

    private void edited(
            Pieces out, Encoding encoding, Element element, Vr vr, List<Edited> changes, CharacterSet charset) {
        List<String> values = new ArrayList<>(Values.of(bytes, element, charset));
        for (Edited change : changes) {
            Optional<String> written =
                    switch (change.edit()) {
                        case FieldEdit.Keep keep -> Optional.empty();
                        case FieldEdit.Replace(String value) -> Notation.written(vr, value);
                        case FieldEdit.Remove remove -> Optional.of("");
                    };
            if (!(change.edit() instanceof FieldEdit.Keep)) {
                Planned place = change.planned();
                String value = written.orElse("");
                values.set(place.value(), vr == Vr.PN ? renamed(values.get(place.value()), place, value) : value);
            }
        }
        if (values.stream().allMatch(Writer::isNothing)) {
            remove(out, encoding, element, vr);
        } else {
            write(out, encoding, element, vr, values);
        }
    }

    private static boolean isNothing(String value) {
        return value.chars().allMatch(c -> c == '=' || c <= ' ');
    }

    private static String renamed(String name, Planned place, String value) {
        List<String> groups = Values.groups(name);
        groups.set(place.group(), value);
        return String.join("=", groups);
    }

    private void write(Pieces out, Encoding encoding, Element element, Vr vr, List<String> values) {
        byte[] value = String.join("\\", values)
                .getBytes(vr.localised() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        if (encoding.fits(element.vr(), padded(value.length))) {
            value(out, encoding, element.tag(), element.vr(), value);
        } else {
            remove(out, encoding, element, vr);
        }
    }

    /** As the profile says for attributes of which nothing may stay; what it does not know goes as a whole. */
    private static void remove(Pieces out, Encoding encoding, Element element, Vr vr) {
        @Nullable Attribute attribute = element.isPrivate() ? null : Attributes.of(element.tag());
        if (attribute == null) {
            return;
        }
        switch (attribute.removal()) {
            case DELETE -> {}
            case EMPTY -> value(out, encoding, element.tag(), element.vr(), new byte[0]);
            case DUMMY -> {
                byte[] dummy = Notation.dummy(vr).getBytes(StandardCharsets.US_ASCII);
                value(out, encoding, element.tag(), element.vr(), dummy);
            }
        }
    }

    static void value(Pieces out, Encoding encoding, int tag, Vr vr, byte[] value) {
        byte[] even = Arrays.copyOf(value, padded(value.length));
        if (even.length > value.length && vr != Vr.UI && !vr.isBulk()) {
            even[value.length] = ' ';
        }
        out.add(encoding.header(tag, vr, even.length));
        out.add(even);
    }

    private static int padded(int length) {
        return length + (length & 1);
    }

    private boolean isAscii(Element element) {
        for (int at = element.value(); at < element.value() + element.length(); at++) {
            if (bytes[at] < 0 || bytes[at] == 0x1B) {
                return false;
            }
        }
        return true;
    }
}
