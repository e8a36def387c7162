package health.pratique.format.xml;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.FormatLimits;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML 1.0 with namespaces into a tree. Nothing is ever fetched or expanded: a document type declaration, an entity of one's
 * own and an XInclude are refused, not skipped. Comments and processing instructions are left out, for nobody checks what stands
 * in them; text that they cut is one text again. Linear in the input.
 */
public final class XmlReader {

    /** How much of a document is looked at for its root: comments and a licence may stand before it. */
    private static final int HEAD = 64 * 1024;

    /** Namespaces in scope at one place: each element is looked up among them. */
    private static final int MAX_NAMESPACES = 256;

    private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";

    private final FormatLimits limits;
    private final Deque<Opened> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int values;
    private int namespaces;
    private @Nullable XmlElement root;

    /** An element whose end is still to come. */
    private record Opened(XmlElement start, List<XmlNode> children) {}

    private XmlReader(FormatLimits limits) {
        this.limits = limits;
    }

    /**
     * The root element with all that is in it.
     *
     * @throws DocumentRejected CHARSET_INVALID, NESTING_TOO_DEEP, DOCUMENT_TOO_LARGE for too many values, FORMAT_INVALID for all
     *     that is not well-formed or not allowed
     */
    public static XmlElement read(byte[] content, FormatLimits limits) {
        return new XmlReader(limits).tree(XmlCharset.decode(content));
    }

    /** The root element without what is in it, as far as the beginning tells; empty for what does not begin as XML. Never throws. */
    public static Optional<XmlElement> root(byte[] content) {
        try {
            String head = XmlCharset.head(content, HEAD);
            if (!startsWithTag(head)) {
                return Optional.empty();
            }
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(unmarked(head)));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    return Optional.of(start(reader));
                }
            }
            return Optional.empty();
        } catch (XMLStreamException | RuntimeException notXml) {
            return Optional.empty();
        }
    }

    private static boolean startsWithTag(String head) {
        int at = 0;
        while (at < head.length() && Character.isWhitespace(head.charAt(at))) {
            at++;
        }
        return at < head.length() && head.charAt(at) == '<';
    }

    /** White space before the XML declaration is not XML, but no danger either: exports and file transfers leave it. */
    private static String unmarked(String text) {
        String stripped = text.stripLeading();
        return stripped.startsWith("<?xml") ? stripped : text;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException();
        });
        return factory;
    }

    private XmlElement tree(String document) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(unmarked(document)));
            if ("1.1".equals(reader.getVersion())) {
                throw invalid();
            }
            while (reader.hasNext()) {
                take(reader);
            }
        } catch (DocumentRejected rejected) {
            throw rejected;
        } catch (XMLStreamException | RuntimeException malformed) {
            // The parser of the JDK answers some malformed documents with exceptions of its own.
            throw invalid().at(malformed);
        }
        if (root == null) {
            throw invalid();
        }
        return root;
    }

    private void take(XMLStreamReader reader) throws XMLStreamException {
        switch (reader.next()) {
            case XMLStreamConstants.START_ELEMENT -> begin(reader);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw invalid();
            default -> {}
        }
    }

    private void begin(XMLStreamReader reader) {
        if (open.size() >= limits.maxDepth()) {
            throw new DocumentRejected(ReasonCode.NESTING_TOO_DEEP);
        }
        if (XINCLUDE.equals(reader.getNamespaceURI())) {
            throw invalid();
        }
        flush();
        count(1 + reader.getAttributeCount() + reader.getNamespaceCount());
        namespaces += reader.getNamespaceCount();
        if (namespaces > MAX_NAMESPACES) {
            throw invalid();
        }
        open.push(new Opened(start(reader), new ArrayList<>()));
    }

    private void end() {
        flush();
        Opened ended = open.pop();
        namespaces -= ended.start().declarations().size();
        XmlElement element = ended.start().with(ended.start().attributes(), List.copyOf(ended.children()));
        if (open.isEmpty()) {
            root = element;
        } else {
            open.element().children().add(element);
        }
    }

    private void flush() {
        if (!text.isEmpty() && !open.isEmpty()) {
            count(1);
            open.element().children().add(new XmlText(text.toString()));
        }
        text.setLength(0);
    }

    private void count(int more) {
        values += more;
        if (values > limits.maxFields()) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
        }
    }

    private static XmlElement start(XMLStreamReader reader) {
        Map<String, String> declarations = new LinkedHashMap<>();
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            declarations.put(orEmpty(reader.getNamespacePrefix(i)), orEmpty(reader.getNamespaceURI(i)));
        }
        List<XmlAttribute> attributes = new ArrayList<>(reader.getAttributeCount());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.add(new XmlAttribute(
                    orEmpty(reader.getAttributePrefix(i)),
                    orEmpty(reader.getAttributeNamespace(i)),
                    reader.getAttributeLocalName(i),
                    reader.getAttributeValue(i)));
        }
        return new XmlElement(
                orEmpty(reader.getPrefix()),
                orEmpty(reader.getNamespaceURI()),
                reader.getLocalName(),
                Collections.unmodifiableMap(declarations),
                List.copyOf(attributes),
                List.of());
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static DocumentRejected invalid() {
        return new DocumentRejected(ReasonCode.FORMAT_INVALID);
    }
}
