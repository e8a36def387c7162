package health.pratique.format.fhir;

import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonLiteral;
import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import health.pratique.format.xml.XmlAttribute;
import health.pratique.format.xml.XmlElement;
import health.pratique.format.xml.XmlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a resource in JSON as the same resource in XML: the way back from {@link FhirXml}, elements in the order of their type. */
public final class FhirXmlWriter {

    private final FhirSchema schema = FhirSchema.r4();

    private FhirXmlWriter() {}

    public static XmlElement toXml(JsonObject resource) {
        XmlElement element = new FhirXmlWriter().resource(resource);
        return new XmlElement(
                "", FhirXml.NAMESPACE, element.name(), Map.of("", FhirXml.NAMESPACE), List.of(), element.children());
    }

    private XmlElement resource(JsonObject resource) {
        String name = resource.text("resourceType").orElseThrow(FhirWalk::invalid);
        return element(name, List.of(), children(resource, schema.resource(name)));
    }

    private XmlElement composite(String name, JsonObject object, FhirType type) {
        List<XmlAttribute> attributes = new ArrayList<>();
        attribute(object, "id", attributes);
        if (type.name().equals("Extension")) {
            attribute(object, "url", attributes);
        }
        return element(name, attributes, children(object, type));
    }

    private List<XmlNode> children(JsonObject object, FhirType type) {
        boolean resource = type.kind() == FhirKind.RESOURCE;
        boolean extension = type.name().equals("Extension");
        Map<String, Integer> order = new TreeMap<>();
        for (String member : object.members().keySet()) {
            String name = member.startsWith("_") ? member.substring(1) : member;
            boolean elsewhere =
                    resource ? name.equals("resourceType") : name.equals("id") || extension && name.equals("url");
            if (!elsewhere) {
                order.put(name, type.order(name));
            }
        }
        List<XmlNode> children = new ArrayList<>();
        order.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .forEach(entry -> child(object, type, entry.getKey(), children));
        return children;
    }

    private void child(JsonObject object, FhirType type, String name, List<XmlNode> children) {
        FhirElement element = type.element(name);
        if (element == null) {
            throw FhirWalk.invalid();
        }
        List<JsonValue> values = Shapes.elements(object.get(name));
        List<JsonValue> extensions = Shapes.elements(object.get("_" + name));
        for (int i = 0; i < Math.max(values.size(), extensions.size()); i++) {
            JsonValue value = i < values.size() ? values.get(i) : null;
            JsonValue extension = i < extensions.size() ? extensions.get(i) : null;
            children.add(
                    switch (element.type().kind()) {
                        case PRIMITIVE -> primitive(name, element.type(), value, extension);
                        case COMPOSITE -> composite(name, object(value), element.type());
                        case RESOURCE -> element(name, List.of(), List.of(resource(object(value))));
                    });
        }
    }

    private XmlElement primitive(String name, FhirType type, @Nullable JsonValue value, @Nullable JsonValue extension) {
        if (type.name().equals("xhtml") && value instanceof JsonText(String div)) {
            return FhirXhtml.element(div);
        }
        List<XmlAttribute> attributes = new ArrayList<>();
        List<XmlNode> children = List.of();
        if (extension instanceof JsonObject extended) {
            attribute(extended, "id", attributes);
            children = children(extended, type);
        }
        String text = text(value);
        if (text != null) {
            attributes.add(XmlAttribute.of("value", text));
        }
        return element(name, attributes, children);
    }

    private static @Nullable String text(@Nullable JsonValue value) {
        return switch (value) {
            case null -> null;
            case JsonText(String text) -> text;
            case JsonNumber(String digits) -> digits;
            case JsonLiteral literal ->
                switch (literal) {
                    case TRUE -> "true";
                    case FALSE -> "false";
                    case NULL -> null;
                };
            case JsonObject object -> throw FhirWalk.invalid();
            case JsonArray array -> throw FhirWalk.invalid();
        };
    }

    private static JsonObject object(@Nullable JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw FhirWalk.invalid();
    }

    private static void attribute(JsonObject object, String name, List<XmlAttribute> attributes) {
        object.text(name).ifPresent(value -> attributes.add(XmlAttribute.of(name, value)));
    }

    private static XmlElement element(String name, List<XmlAttribute> attributes, List<XmlNode> children) {
        return new XmlElement("", FhirXml.NAMESPACE, name, Map.of(), attributes, children);
    }
}
