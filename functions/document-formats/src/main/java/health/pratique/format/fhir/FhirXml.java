package health.pratique.format.fhir;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonLiteral;
import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import health.pratique.format.xml.XmlAttribute;
import health.pratique.format.xml.XmlElement;
import health.pratique.format.xml.XmlNode;
import health.pratique.format.xml.XmlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a resource in XML (R4, 2.6.1) as the same resource in JSON (R4, 2.6.2): values from attributes, repetitions in arrays,
 * extensions of primitives beside them, narratives as text.
 */
public final class FhirXml {

    /** The namespace of all but narratives. */
    public static final String NAMESPACE = "http://hl7.org/fhir";

    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private static final Set<String> INTEGERS = Set.of("integer", "positiveInt", "unsignedInt");
    private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]{0,17})");

    private static final Pattern DECIMAL =
            Pattern.compile("-?(?:0|[1-9][0-9]{0,49})(?:\\.[0-9]{1,49})?(?:[eE][+-]?[0-9]{1,3})?");

    private final FhirSchema schema = FhirSchema.r4();

    private FhirXml() {}

    /**
     * @throws DocumentRejected FORMAT_INVALID when an element, an attribute or a value is none that R4 knows
     */
    public static JsonObject toJson(XmlElement resource) {
        return new FhirXml().resource(resource);
    }

    private JsonObject resource(XmlElement element) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("resourceType", new JsonText(element.name()));
        checkAttributes(element, Set.of());
        children(element, schema.resource(element.name()), members);
        return new JsonObject(members);
    }

    private JsonObject composite(XmlElement element, FhirType type) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        boolean extension = type.name().equals("Extension");
        checkAttributes(element, extension ? Set.of("id", "url") : Set.of("id"));
        attribute(element, "id", members);
        attribute(element, "url", members);
        children(element, type, members);
        return new JsonObject(members);
    }

    private static void attribute(XmlElement element, String name, Map<String, JsonValue> members) {
        element.attribute(name).ifPresent(value -> members.put(name, new JsonText(value)));
    }

    private void children(XmlElement parent, FhirType type, Map<String, JsonValue> members) {
        checkText(parent);
        Map<String, List<XmlElement>> byName = new LinkedHashMap<>();
        parent.elements().forEach(child -> byName.computeIfAbsent(child.name(), none -> new ArrayList<>())
                .add(child));
        byName.forEach((name, same) -> {
            FhirElement element = type.element(name);
            boolean attribute = type.kind() != FhirKind.RESOURCE && name.equals("id")
                    || type.name().equals("Extension") && name.equals("url");
            if (element == null || attribute || same.size() > 1 && !element.repeats()) {
                throw FhirWalk.invalid();
            }
            if (element.type().kind() == FhirKind.PRIMITIVE) {
                primitives(same, element, members);
            } else {
                List<JsonValue> values = new ArrayList<>(same.size());
                for (XmlElement child : same) {
                    values.add(
                            element.type().kind() == FhirKind.RESOURCE
                                    ? resource(wrapped(child))
                                    : composite(inFhir(child), element.type()));
                }
                members.put(name, element.repeats() ? new JsonArray(values) : values.getFirst());
            }
        });
    }

    /** The one resource in a {@code contained} or a {@code resource} element. */
    private static XmlElement wrapped(XmlElement wrapper) {
        checkText(inFhir(wrapper));
        checkAttributes(wrapper, Set.of());
        List<XmlElement> resources = wrapper.elements().toList();
        if (resources.size() != 1) {
            throw FhirWalk.invalid();
        }
        return inFhir(resources.getFirst());
    }

    private void primitives(List<XmlElement> same, FhirElement element, Map<String, JsonValue> members) {
        List<JsonValue> values = new ArrayList<>(same.size());
        List<JsonValue> extensions = new ArrayList<>(same.size());
        for (XmlElement child : same) {
            JsonValue value = value(child, element.type());
            JsonValue extension = element.type().name().equals("xhtml") ? null : extension(child, element.type());
            if (value == null && extension == null) {
                throw FhirWalk.invalid();
            }
            values.add(value == null ? JsonLiteral.NULL : value);
            extensions.add(extension == null ? JsonLiteral.NULL : extension);
        }
        if (element.repeats()) {
            members.put(element.member(), new JsonArray(values));
        } else if (values.getFirst() != JsonLiteral.NULL) {
            members.put(element.member(), values.getFirst());
        }
        if (!Shapes.allNull(extensions)) {
            members.put("_" + element.member(), element.repeats() ? new JsonArray(extensions) : extensions.getFirst());
        }
    }

    private static @Nullable JsonValue value(XmlElement child, FhirType type) {
        if (type.name().equals("xhtml")) {
            return new JsonText(FhirXhtml.text(child));
        }
        checkAttributes(inFhir(child), Set.of("id", "value"));
        String value = child.attribute("value").orElse(null);
        if (value == null) {
            return null;
        }
        if (type.name().equals("boolean")) {
            return switch (value) {
                case "true" -> JsonLiteral.TRUE;
                case "false" -> JsonLiteral.FALSE;
                default -> throw FhirWalk.invalid();
            };
        }
        boolean integer = INTEGERS.contains(type.name());
        if (!integer && !type.name().equals("decimal")) {
            return new JsonText(value);
        }
        if (!(integer ? INTEGER : DECIMAL).matcher(value).matches()) {
            throw FhirWalk.invalid();
        }
        return new JsonNumber(value);
    }

    private @Nullable JsonValue extension(XmlElement child, FhirType type) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        attribute(child, "id", members);
        children(child, type, members);
        return members.isEmpty() ? null : new JsonObject(members);
    }

    private static XmlElement inFhir(XmlElement element) {
        if (!element.namespace().equals(NAMESPACE)) {
            throw FhirWalk.invalid();
        }
        return element;
    }

    /** Only where the schema lies may be said beside FHIR's own attributes; it is not looked up and not kept. */
    private static void checkAttributes(XmlElement element, Set<String> known) {
        for (XmlAttribute attribute : element.attributes()) {
            boolean allowed = attribute.namespace().isEmpty()
                    ? known.contains(attribute.name())
                    : attribute.namespace().equals(SCHEMA_INSTANCE)
                            && attribute.name().equals("schemaLocation");
            if (!allowed) {
                throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
            }
        }
    }

    private static void checkText(XmlElement element) {
        for (XmlNode child : element.children()) {
            if (child instanceof XmlText(String text) && !text.isBlank()) {
                throw FhirWalk.invalid();
            }
        }
    }
}
