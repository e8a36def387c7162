package health.pratique.format.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition.ChildTypeEnum;
import ca.uhn.fhir.context.FhirContext;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;

/** Resources with a value in every element, below a depth in the required and the simple ones, made out of HAPI's model. */
final class FullResources {

    private static final int MAX_DEPTH = 4;

    private final FhirContext context = FhirR4.context();

    /** @param choice which type of each choice to take, by its place in the alphabet, modulo their number */
    String json(String resourceType, int choice) {
        IBaseResource resource = context.getResourceDefinition(resourceType).newInstance();
        fill(resource, context.getResourceDefinition(resourceType), choice, 0);
        return context.newJsonParser().encodeResourceToString(resource);
    }

    private void fill(IBase parent, BaseRuntimeElementCompositeDefinition<?> type, int choice, int depth) {
        for (BaseRuntimeChildDefinition child : type.getChildren()) {
            if (Set.of("contained", "extension", "modifierExtension", "implicitRules")
                    .contains(child.getElementName())) {
                continue;
            }
            Set<String> names = new TreeSet<>(child.getValidChildNames());
            String name = names.stream().skip(choice % names.size()).findFirst().orElseThrow();
            BaseRuntimeElementDefinition<?> definition = child.getChildByName(name);
            boolean tooDeep = depth >= MAX_DEPTH
                    && child.getMin() == 0
                    && definition instanceof BaseRuntimeElementCompositeDefinition<?>;
            IBase value = definition == null || tooDeep ? null : value(child, definition, choice, depth + 1);
            if (value != null) {
                child.getMutator().addValue(parent, value);
            }
        }
    }

    private IBase value(
            BaseRuntimeChildDefinition child, BaseRuntimeElementDefinition<?> definition, int choice, int depth) {
        if (definition.getChildType() == ChildTypeEnum.RESOURCE
                || definition.getName().equals("Extension")) {
            return null;
        }
        if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            IBase value = composite.newInstance();
            fill(value, composite, choice, depth);
            return value.isEmpty() ? null : value;
        }
        IBase value = definition.newInstance(child.getInstanceConstructorArguments());
        if (value instanceof Enumeration<?> coded) {
            coded.setValueAsString(firstCode(coded));
        } else if (value instanceof IPrimitiveType<?> primitive) {
            primitive.setValueAsString(sample(definition.getName()));
            if (value instanceof StringType text) {
                text.addExtension(new Extension("http://example.org/x", new StringType("Ottoline")));
            }
        }
        return value;
    }

    private static String firstCode(Enumeration<?> coded) {
        String factory = coded.getEnumFactory().getClass().getName();
        try {
            Object first = Class.forName(factory.replace("EnumFactory", "")).getEnumConstants()[0];
            return (String) first.getClass().getMethod("toCode").invoke(first);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(changed);
        }
    }

    private static String sample(String type) {
        return switch (type) {
            case "boolean" -> "true";
            case "integer", "positiveInt", "unsignedInt" -> "7";
            case "decimal" -> "95.50";
            case "date" -> "1931-07-19";
            case "dateTime", "instant" -> "2024-02-03T10:11:12.000Z";
            case "time" -> "10:11:12";
            case "base64Binary" -> "T3R0b2xpbmU=";
            case "id" -> "pat-1";
            case "uri", "url", "canonical" -> "http://fhir.example.org/Patient/pat-1";
            case "oid" -> "urn:oid:1.2.3";
            case "uuid" -> "urn:uuid:6f1f2d3c-0000-4000-8000-000000000001";
            case "xhtml" -> "<div xmlns=\"http://www.w3.org/1999/xhtml\">Ottoline</div>";
            case "code" -> "en";
            default -> "Ottoline Brackenbury";
        };
    }
}
