package health.pratique.format.dicom;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.FormatLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the elements of a data set (DICOM PS3.5, section 7). Believes no length that leads out of what holds it, and looks into
 * no value but a sequence's. An odd length, which is against 7.1.1 but harmless, is read. Takes one step for each element, so time and memory are in proportion to their number.
 */
final class Parser {

    private final byte[] bytes;
    private final FormatLimits limits;
    private int elements;

    Parser(byte[] bytes, FormatLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
    }

    /** The elements of group 0002 from here on, which are explicit little endian whatever follows (PS3.10, 7.1). */
    DataSet meta(int from) {
        List<Element> found = new ArrayList<>();
        int at = from;
        while (bytes.length - at >= 8 && Encoding.EXPLICIT_LITTLE.u16(bytes, at) == 2) {
            Element element = element(at, bytes.length, Encoding.EXPLICIT_LITTLE, 0);
            append(found, element);
            at = element.end();
        }
        return new DataSet(Encoding.EXPLICIT_LITTLE, found);
    }

    DataSet root(int from, Encoding encoding) {
        Parsed all = dataSet(from, bytes.length, encoding, 0, false);
        if (all.data.elements().isEmpty()
                || isCommandOrMeta(all.data.elements().getFirst().group())) {
            throw invalid();
        }
        return all.data;
    }

    private static boolean isCommandOrMeta(int group) {
        return group == 0 || group == 2;
    }

    private record Parsed(DataSet data, int end) {}

    private Parsed dataSet(int from, int end, Encoding encoding, int depth, boolean delimited) {
        List<Element> found = new ArrayList<>();
        int at = from;
        while (at < end) {
            need(at, 8, end);
            if (encoding.tag(bytes, at) == Tags.ITEM_END) {
                if (!delimited || encoding.u32(bytes, at + 4) != 0) {
                    throw invalid();
                }
                return new Parsed(new DataSet(encoding, found), at + 8);
            }
            Element element = element(at, end, encoding, depth);
            append(found, element);
            at = element.end();
        }
        if (delimited) {
            throw invalid();
        }
        return new Parsed(new DataSet(encoding, found), at);
    }

    private void append(List<Element> found, Element element) {
        if (++elements > limits.maxFields()) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
        }
        boolean ascends =
                found.isEmpty() || Integer.compareUnsigned(found.getLast().tag(), element.tag()) < 0;
        if (!ascends || element.group() == 0xFFFE) {
            throw invalid();
        }
        found.add(element);
    }

    private Element element(int at, int end, Encoding encoding, int depth) {
        need(at, 8, end);
        int tag = encoding.tag(bytes, at);
        Vr vr = Attributes.vr(tag);
        int header = 8;
        long length;
        if (encoding.explicit()) {
            vr = known(Vr.of(bytes[at + 4], bytes[at + 5]));
            if (vr.longForm()) {
                header = 12;
                need(at, header, end);
                length = encoding.u32(bytes, at + 8);
            } else {
                length = encoding.u16(bytes, at + 6);
            }
        } else {
            length = encoding.u32(bytes, at + 4);
        }
        int value = at + header;
        if (length == Tags.UNDEFINED && (encoding.explicit() ? vr.longForm() : true)) {
            return undefined(tag, vr, at, value, end, encoding, depth);
        }
        if (length > end - value) {
            throw invalid();
        }
        int behind = value + (int) length;
        List<Element.Item> items = vr == Vr.SQ ? sequence(value, behind, encoding, depth, false).items : null;
        return new Element(tag, vr, at, value, (int) length, behind, false, items);
    }

    /** Pixel data in fragments, or a sequence; of unknown VR, a sequence of implicit little endian (PS3.5, 6.2.2). */
    private Element undefined(int tag, Vr vr, int at, int value, int end, Encoding encoding, int depth) {
        if (tag == Tags.PIXEL_DATA) {
            int behind = fragments(value, end, encoding);
            return new Element(tag, vr, at, value, behind - 8 - value, behind, true, null);
        }
        if (vr != Vr.SQ && vr != Vr.UN) {
            throw invalid();
        }
        Sequence found = sequence(value, end, vr == Vr.UN ? Encoding.IMPLICIT_LITTLE : encoding, depth, true);
        return new Element(tag, vr, at, value, found.end - 8 - value, found.end, true, found.items);
    }

    private record Sequence(List<Element.Item> items, int end) {}

    private Sequence sequence(int from, int end, Encoding encoding, int depth, boolean delimited) {
        if (depth >= limits.maxDepth()) {
            throw new DocumentRejected(ReasonCode.NESTING_TOO_DEEP);
        }
        List<Element.Item> items = new ArrayList<>();
        int at = from;
        while (at < end) {
            need(at, 8, end);
            int tag = encoding.tag(bytes, at);
            long length = encoding.u32(bytes, at + 4);
            at += 8;
            if (tag == Tags.SEQUENCE_END && delimited && length == 0) {
                return new Sequence(items, at);
            }
            boolean undefined = length == Tags.UNDEFINED;
            if (tag != Tags.ITEM || !undefined && length > end - at) {
                throw invalid();
            }
            if (++elements > limits.maxFields()) {
                throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
            }
            Parsed item = dataSet(at, undefined ? end : at + (int) length, encoding, depth + 1, undefined);
            items.add(new Element.Item(item.data, undefined));
            at = item.end;
        }
        if (delimited) {
            throw invalid();
        }
        return new Sequence(items, at);
    }

    /** Steps over the fragments of encapsulated pixel data (PS3.5, A.4) and gives the place behind them. */
    private int fragments(int from, int end, Encoding encoding) {
        int at = from;
        while (true) {
            need(at, 8, end);
            int tag = encoding.tag(bytes, at);
            long length = encoding.u32(bytes, at + 4);
            at += 8;
            if (tag == Tags.SEQUENCE_END && length == 0) {
                return at;
            }
            if (tag != Tags.ITEM || length > end - at || (length & 1) == 1) {
                throw invalid();
            }
            at += (int) length;
        }
    }

    private static Vr known(@Nullable Vr vr) {
        if (vr == null) {
            throw invalid();
        }
        return vr;
    }

    private static void need(int at, int length, int end) {
        if (end - at < length) {
            throw invalid();
        }
    }

    private static DocumentRejected invalid() {
        return new DocumentRejected(ReasonCode.FORMAT_INVALID);
    }
}
