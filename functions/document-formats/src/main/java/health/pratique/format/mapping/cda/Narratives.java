package health.pratique.format.mapping.cda;

import health.pratique.format.cda.CdaHeader;
import health.pratique.format.xml.XmlAttribute;
import health.pratique.format.xml.XmlElement;
import health.pratique.format.xml.XmlNode;
import health.pratique.format.xml.XmlText;
import health.pratique.format.xml.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;

/**
 * The narrative block (CDA R2, 4.3.5) in the XHTML that FHIR takes (R4, 2.4.0): only elements and attributes named here come out, so
 * nothing that runs or is fetched does. Text of elements that are not named stays, without them.
 */
final class Narratives {

    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private static final Set<String> SAME = Set.of(
            "br", "caption", "col", "colgroup", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr");

    private static final Set<String> ATTRIBUTES = Set.of(
            "abbr",
            "align",
            "axis",
            "border",
            "cellpadding",
            "cellspacing",
            "char",
            "charoff",
            "colspan",
            "frame",
            "headers",
            "rowspan",
            "rules",
            "scope",
            "span",
            "summary",
            "valign",
            "width");

    private static final Set<String> READ = Stream.concat(
                    ATTRIBUTES.stream(),
                    Stream.of("IDREF", "href", "language", "listType", "referencedObject", "styleCode", "title"))
            .collect(Collectors.toUnmodifiableSet());

    private Narratives() {}

    /** The text of a section; empty if there is no word in it. What has no counterpart in XHTML is listed. */
    static Optional<Narrative> of(CdaElement text) {
        text.take(READ);
        refuse(text);
        return of(text.xml());
    }

    private static Optional<Narrative> of(XmlElement text) {
        if (CdaSource.flat(text).isEmpty()) {
            return Optional.empty();
        }
        XmlElement div = new XmlElement("", XHTML, "div", Map.of("", XHTML), attributes(text), children(text, "div"));
        Narrative narrative = new Narrative();
        narrative.setStatus(NarrativeStatus.ADDITIONAL);
        narrative.setDivAsString(markup(div));
        return Optional.of(narrative);
    }

    /** Lists the addresses that are not linked to. */
    private static void refuse(CdaElement element) {
        if (!element.peek("href").isEmpty() && !isLink(element.peek("href"))) {
            element.unfit("href");
        }
        element.children().forEach(Narratives::refuse);
    }

    private static boolean isLink(String address) {
        return address.matches("(?i)(https?:|mailto:|tel:|#)\\S*");
    }

    private static String markup(XmlElement div) {
        String document = XmlWriter.document(div);
        return document.substring(document.indexOf("?>") + 2).strip();
    }

    private static List<XmlNode> children(XmlElement element, String target) {
        List<XmlNode> nodes = new ArrayList<>(element.children().size());
        for (XmlNode child : element.children()) {
            switch (child) {
                case XmlText text -> nodes.add(text);
                case XmlElement inner -> nodes.addAll(converted(inner, target));
            }
        }
        return nodes;
    }

    /** @param outer what stands around it in XHTML */
    private static List<XmlNode> converted(XmlElement element, String outer) {
        String name = target(element, outer);
        if (name.isEmpty()) {
            return children(element, outer);
        }
        List<XmlNode> children = name.equals("br") ? List.of() : children(element, name);
        return List.of(new XmlElement("", XHTML, name, Map.of(), attributes(element), children));
    }

    private static String target(XmlElement element, String outer) {
        if (!element.namespace().equals(CdaHeader.NAMESPACE)) {
            return "";
        }
        String name = element.name();
        return switch (name) {
            case "caption" -> outer.equals("table") ? name : "b";
            case "content" -> styled(element);
            case "footnote", "renderMultiMedia" -> "span";
            case "footnoteRef", "linkHtml" -> "a";
            case "item" -> "li";
            case "list" ->
                element.attribute("listType").filter("ordered"::equals).isPresent() ? "ol" : "ul";
            case "paragraph" -> "p";
            default -> SAME.contains(name) ? name : "";
        };
    }

    private static String styled(XmlElement content) {
        return switch (content.attribute("styleCode").orElse("").toLowerCase(Locale.ROOT)) {
            case "bold" -> "b";
            case "italics" -> "i";
            case "underline" -> "u";
            default -> "span";
        };
    }

    private static List<XmlAttribute> attributes(XmlElement element) {
        List<XmlAttribute> kept = new ArrayList<>(2);
        for (XmlAttribute attribute : element.attributes()) {
            if (!attribute.namespace().isEmpty()) {
                continue;
            }
            String value = attribute.value();
            switch (attribute.name()) {
                case "ID" -> kept.add(XmlAttribute.of("id", value));
                case "IDREF", "referencedObject" -> {
                    if (element.name().equals("footnoteRef")) {
                        kept.add(XmlAttribute.of("href", "#" + value));
                    } else {
                        kept.add(XmlAttribute.of("title", value));
                    }
                }
                case "href" -> {
                    if (isLink(value)) {
                        kept.add(attribute);
                    }
                }
                case "language" -> kept.add(XmlAttribute.of("lang", value));
                case "styleCode" -> kept.add(XmlAttribute.of("class", value));
                case "title" -> kept.add(attribute);
                default -> {
                    if (ATTRIBUTES.contains(attribute.name())) {
                        kept.add(XmlAttribute.of(attribute.name(), value));
                    }
                }
            }
        }
        return kept;
    }
}
