package health.pratique.format.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition.ChildTypeEnum;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildResourceDefinition;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseEnumFactory;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Reference;

/**
 * Resources of valid structure, with optional elements there or not by chance, and values out of pools so small that rules about
 * equal, coded and ordered values are kept and broken alike.
 */
final class RandomResources {

    private static final int MAX_DEPTH = 5;
    private static final int MUST_END = 9;

    private static final Set<String> LEFT_OUT =
            Set.of("contained", "extension", "modifierExtension", "implicitRules", "meta", "text", "language");

    private final FhirContext context = FhirR4.context();
    private final Random random;

    RandomResources(long seed) {
        this.random = new Random(seed);
    }

    String json(String resourceType) {
        return context.newJsonParser().encodeResourceToString(resource(resourceType, 0));
    }

    private IBaseResource resource(String type, int depth) {
        IBaseResource resource = context.getResourceDefinition(type).newInstance();
        fill(resource, context.getResourceDefinition(type), type, depth);
        return resource;
    }

    private void fill(IBase parent, BaseRuntimeElementCompositeDefinition<?> type, String path, int depth) {
        for (BaseRuntimeChildDefinition child : type.getChildren()) {
            String name = child.getElementName();
            boolean needed = child.getMin() > 0;
            double share = depth > MAX_DEPTH ? 0 : depth == 0 ? 0.6 : 0.4;
            if (LEFT_OUT.contains(name) || name.equals("id") && depth > 0 || !needed && random.nextDouble() >= share) {
                continue;
            }
            int repetitions = child.isMultipleCardinality() ? 1 + random.nextInt(2) : 1;
            for (int i = 0; i < repetitions; i++) {
                IBase value = value(child, path, depth);
                if (value != null) {
                    child.getMutator().addValue(parent, value);
                }
            }
        }
    }

    private IBase value(BaseRuntimeChildDefinition child, String path, int depth) {
        List<String> names = List.copyOf(new TreeSet<>(child.getValidChildNames()));
        String name = one(names);
        BaseRuntimeElementDefinition<?> definition = child.getChildByName(name);
        if (definition == null || Set.of("Extension", "xhtml").contains(definition.getName()) || depth > MUST_END) {
            return null;
        }
        if (definition.getChildType() == ChildTypeEnum.RESOURCE
                || name.equals("resource") && path.contains("Bundle.entry")) {
            return depth > 3 ? null : resource(one(List.of("Patient", "Composition", "MessageHeader")), depth + 3);
        }
        if (child instanceof RuntimeChildResourceDefinition
                || definition.getName().equals("Reference")) {
            return new Reference().setReference(target(child));
        }
        if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            IBase value = composite.newInstance();
            fill(value, composite, path + "." + name, depth + 1);
            return value.isEmpty() ? null : value;
        }
        IBase value = definition.newInstance(child.getInstanceConstructorArguments());
        if (value instanceof Enumeration<?> coded) {
            coded.setValueAsString(code(coded.getEnumFactory()));
        } else if (value instanceof IPrimitiveType<?> primitive) {
            primitive.setValueAsString(sample(definition.getName(), name, path));
        }
        return value;
    }

    private static String target(BaseRuntimeChildDefinition child) {
        return child instanceof RuntimeChildResourceDefinition reference
                        && !reference.getResourceTypes().isEmpty()
                        && !reference.getResourceTypes().getFirst().isInterface()
                ? reference.getResourceTypes().getFirst().getSimpleName() + "/1"
                : "Patient/1";
    }

    private String code(IBaseEnumFactory<?> factory) {
        String name = factory.getClass().getName();
        try {
            Object[] all = Class.forName(name.replace("EnumFactory", "")).getEnumConstants();
            Object code = all[random.nextInt(all.length)];
            String text = (String) code.getClass().getMethod("toCode").invoke(code);
            return text == null || text.equals("?") ? code(factory) : text;
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(changed);
        }
    }

    private String sample(String type, String name, String path) {
        return switch (type) {
            case "boolean" -> one(List.of("true", "false"));
            case "integer", "unsignedInt" -> one(List.of("0", "1", "2"));
            case "positiveInt" -> one(List.of("1", "2"));
            case "decimal" -> one(List.of("0", "1.0", "7", "101", "-3"));
            case "date" -> one(List.of("2024", "2024-02", "2024-02-03", "2024-02-04"));
            case "dateTime" -> one(List.of("2024", "2024-02-03", "2024-02-03T10:11:12Z", "2024-02-04T10:11:12+01:00"));
            case "instant" -> one(List.of("2024-02-03T10:11:12Z", "2024-02-04T10:11:12.123+01:00"));
            case "time" -> "10:11:12";
            case "base64Binary" -> "T3R0b2xpbmU=";
            case "id" -> one(List.of("one", "two"));
            case "uri" -> name.equals("system") ? system(path) : one(List.of("http://example.org/a", "urn:oid:1.2.3"));
            case "url", "canonical" -> one(List.of("http://example.org/a", "http://example.org/b"));
            case "oid" -> "urn:oid:1.2.3";
            case "uuid" -> "urn:uuid:6f1f2d3c-0000-4000-8000-000000000001";
            case "code" -> code(name, path);
            default -> name.equals("max") ? one(List.of("*", "0", "1")) : one(List.of("one", "two.three", "Patient"));
        };
    }

    private String system(String path) {
        String concept = path.substring(path.lastIndexOf('.', path.lastIndexOf('.') - 1) + 1);
        return switch (concept) {
            case "clinicalStatus.coding" ->
                "http://terminology.hl7.org/CodeSystem/"
                        + (path.startsWith("Condition") ? "condition-clinical" : "allergyintolerance-clinical");
            case "verificationStatus.coding" ->
                "http://terminology.hl7.org/CodeSystem/"
                        + (path.startsWith("Condition") ? "condition-ver-status" : "allergyintolerance-verification");
            default -> one(List.of("http://unitsofmeasure.org", "http://example.org/codes"));
        };
    }

    private String code(String name, String path) {
        if (path.endsWith("clinicalStatus.coding")) {
            return one(List.of("active", "resolved", "inactive"));
        }
        if (path.endsWith("verificationStatus.coding")) {
            return one(List.of("confirmed", "entered-in-error"));
        }
        if (name.equals("currency")) {
            return "EUR";
        }
        boolean media = name.equals("contentType") || name.endsWith("Format") || name.endsWith("MimeType");
        return media ? "text/plain" : one(List.of("a", "1", "%", "Patient", "string"));
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
