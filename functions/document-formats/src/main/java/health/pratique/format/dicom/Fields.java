package health.pratique.format.dicom;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.FieldMeaning;
import health.pratique.format.TextField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds each piece of text in a file and says what it is: by PS3.15, Table E.1-1, and where that has no entry, by the value
 * representation. What is not known, or is bytes that the profile removes, is an attachment, which no release has.
 */
final class Fields {

    /** Of one document: what an attribute with millions of values would cost. */
    private static final int MOST = 1_000_000;

    private static final String BYTES = "application/octet-stream";

    private final byte[] bytes;
    private final int most;
    private final List<Planned> planned = new ArrayList<>();

    private Fields(byte[] bytes, int most) {
        this.bytes = bytes;
        this.most = most;
    }

    static List<Planned> of(byte[] bytes, DataSet meta, DataSet root, int maxFields) {
        Fields fields = new Fields(bytes, Math.min(MOST, maxFields));
        fields.walk(meta, "FileMeta/", CharacterSet.UNDECLARED);
        fields.walk(root, "", CharacterSet.UNDECLARED);
        return List.copyOf(fields.planned);
    }

    /** The character set of a data set: its own, or that of what it stands in (PS3.3, C.12.1.1.2). */
    static CharacterSet charset(byte[] bytes, DataSet data, CharacterSet outer) {
        return data.find(Tags.SPECIFIC_CHARACTER_SET)
                .map(element -> CharacterSet.of(
                        new String(bytes, element.value(), element.length(), StandardCharsets.ISO_8859_1)
                                .replace('\0', ' ')))
                .orElse(outer);
    }

    private void walk(DataSet data, String prefix, CharacterSet outer) {
        CharacterSet charset = charset(bytes, data, outer);
        for (Element element : data.elements()) {
            if (!element.isGroupLength() || element.isPrivate()) {
                element(element, prefix + Attributes.name(element.tag()), charset);
            }
        }
    }

    private void element(Element element, String path, CharacterSet charset) {
        Attribute attribute = element.isPrivate() ? null : Attributes.of(element.tag());
        Vr vr = Values.effective(element);
        List<Element.Item> items = element.items();
        if (isRemoved(element, attribute, vr)) {
            add(new Planned(new TextField(path, FieldMeaning.ATTACHMENT, BYTES), element, Planned.WHOLE, 0));
        }
        if (vr == Vr.SQ && items != null && !element.isPrivate()) {
            if (element.tag() != Tags.DEIDENTIFICATION_METHOD_CODES) {
                for (int at = 0; at < items.size(); at++) {
                    walk(items.get(at).content(), path + "[" + at + "]/", charset);
                }
            }
        } else if (vr.isText() && !isRemoved(element, attribute, vr)) {
            text(element, attribute, vr, path, charset);
        }
    }

    private static boolean isRemoved(Element element, @Nullable Attribute attribute, Vr vr) {
        if (element.isPrivate()) {
            return true;
        }
        if (element.length() == 0) {
            return false;
        }
        if (vr == Vr.UN) {
            return true;
        }
        if (attribute == null) {
            return vr.isBulk() && vr != Vr.SQ;
        }
        boolean readable = vr.isText() && vr != Vr.DS && vr != Vr.IS;
        return attribute.acted() && (attribute.meaning() == FieldMeaning.ATTACHMENT || !readable);
    }

    private void text(Element element, @Nullable Attribute attribute, Vr vr, String path, CharacterSet charset) {
        List<String> values = Values.of(bytes, element, charset);
        for (int at = 0; at < values.size(); at++) {
            String place = values.size() == 1 ? path : path + "." + at;
            if (vr == Vr.PN) {
                List<String> groups = Values.groups(values.get(at));
                for (int group = 0; group < groups.size(); group++) {
                    value(
                            element,
                            attribute,
                            vr,
                            place + (group == 0 ? "" : "=" + group),
                            groups.get(group),
                            at,
                            group);
                }
            } else {
                value(element, attribute, vr, place, values.get(at), at, 0);
            }
        }
    }

    private void value(
            Element element, @Nullable Attribute attribute, Vr vr, String path, String raw, int value, int group) {
        String shown = Notation.shown(vr, raw);
        FieldMeaning meaning = shown == null ? null : meaning(attribute, vr, shown);
        if (shown != null && meaning != null) {
            add(new Planned(new TextField(path, meaning, shown), element, value, group));
        }
    }

    /** Null for what is no text. */
    private static @Nullable FieldMeaning meaning(@Nullable Attribute attribute, Vr vr, String value) {
        FieldMeaning listed = attribute == null ? null : attribute.meaning();
        if (listed != null) {
            return listed;
        }
        if (attribute != null && attribute.keeps() && (vr != Vr.UI || Notation.wellFormed(vr, value))) {
            return null;
        }
        return switch (vr) {
            case PN -> FieldMeaning.PERSON_NAME;
            case DA, DT, TM -> FieldMeaning.DATE;
            case UI -> isStandard(value) ? null : FieldMeaning.RESOURCE_ID;
            case AS -> FieldMeaning.AGE;
            case AE -> FieldMeaning.IDENTIFIER;
            case UR -> FieldMeaning.URL;
            case CS, DS, IS -> Notation.wellFormed(vr, value) ? null : FieldMeaning.FREE_TEXT;
            default ->
                attribute != null && attribute.tag() == Tags.CODE_MEANING ? FieldMeaning.LABEL : FieldMeaning.FREE_TEXT;
        };
    }

    /** UIDs that the standard itself gives out, for classes, syntaxes and coding schemes, identify nothing (PS3.6, annex A). */
    private static boolean isStandard(String uid) {
        return uid.startsWith("1.2.840.10008.") && Notation.wellFormed(Vr.UI, uid);
    }

    private void add(Planned field) {
        if (planned.size() >= most) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
        }
        planned.add(field);
    }
}
