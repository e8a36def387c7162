package health.pratique.format.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition.ChildTypeEnum;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildResourceDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** A FHIR type as HAPI's model has it: a resource, a data type, a backbone element or a primitive. Thread-safe. */
final class FhirType {

    private static final List<String> FIRST = List.of("extension", "modifierExtension");
    private static final List<String> FIRST_OF_RESOURCE =
            List.of("id", "meta", "implicitRules", "language", "text", "contained", "extension", "modifierExtension");

    /** What R4 requires of definitional resources and HAPI's model, where they share a class, does not. */
    private static final Set<String> REQUIRED = Set.of(
            "CapabilityStatement.date",
            "ChargeItemDefinition.url",
            "CompartmentDefinition.name",
            "CompartmentDefinition.url",
            "GraphDefinition.name",
            "ImplementationGuide.name",
            "ImplementationGuide.url",
            "MessageDefinition.date",
            "NamingSystem.date",
            "NamingSystem.name",
            "OperationDefinition.name",
            "SearchParameter.description",
            "SearchParameter.name",
            "SearchParameter.url",
            "StructureDefinition.name",
            "StructureDefinition.url",
            "StructureMap.name",
            "StructureMap.url",
            "TerminologyCapabilities.date",
            "TestScript.name",
            "TestScript.url");

    private final FhirSchema schema;
    private final String name;
    private final BaseRuntimeElementDefinition<?> definition;
    private final FhirKind kind;
    private final Map<String, FhirElement> elements = new ConcurrentHashMap<>();
    private volatile @Nullable CheckedType checked;

    FhirType(FhirSchema schema, String name, BaseRuntimeElementDefinition<?> definition) {
        this.schema = schema;
        this.name = name;
        this.definition = definition;
        this.kind = switch (definition.getChildType()) {
            case RESOURCE, CONTAINED_RESOURCES, CONTAINED_RESOURCE_LIST -> FhirKind.RESOURCE;
            case COMPOSITE_DATATYPE, RESOURCE_BLOCK -> FhirKind.COMPOSITE;
            case ID_DATATYPE, PRIMITIVE_DATATYPE, PRIMITIVE_XHTML, PRIMITIVE_XHTML_HL7ORG -> FhirKind.PRIMITIVE;
            case EXTENSION_DECLARED, UNDECL_EXT -> FhirKind.COMPOSITE;
        };
    }

    /** Such as {@code Patient}, {@code HumanName}, {@code dateTime}; for a backbone element {@code Patient.contact}. */
    String name() {
        return name;
    }

    FhirKind kind() {
        return kind;
    }

    /** The element that a JSON member of this name is, such as {@code valueString}; null when there is none. */
    @Nullable
    FhirElement element(String member) {
        FhirElement known = elements.get(member);
        if (known == null) {
            known = find(member);
            if (known != null) {
                elements.put(member, known);
            }
        }
        return known;
    }

    /** What is checked of objects of this type. */
    CheckedType checked() {
        CheckedType known = checked;
        if (known == null) {
            known = new CheckedType(this);
            checked = known;
        }
        return known;
    }

    List<? extends BaseRuntimeChildDefinition> children() {
        return definition instanceof BaseRuntimeElementCompositeDefinition<?> composite
                ? composite.getChildren()
                : List.of();
    }

    /** Whether at least one of the element must be there. */
    boolean isRequired(BaseRuntimeChildDefinition child) {
        return child.getMin() > 0 || REQUIRED.contains(name + "." + child.getElementName());
    }

    /** Null when HAPI's model does not list the member, as it does not list ids and extensions of elements. */
    @Nullable
    BaseRuntimeChildDefinition child(String member) {
        return definition instanceof BaseRuntimeElementCompositeDefinition<?> composite
                ? composite.getChildByName(member)
                : null;
    }

    /** The place of an element among the others in XML, where their order is fixed (R4, 2.6.1). */
    int order(String member) {
        int known = (kind == FhirKind.RESOURCE ? FIRST_OF_RESOURCE : FIRST).indexOf(member);
        if (known >= 0) {
            return known;
        }
        if (!(definition instanceof BaseRuntimeElementCompositeDefinition<?> composite)) {
            return FIRST_OF_RESOURCE.size();
        }
        return FIRST_OF_RESOURCE.size() + composite.getChildren().indexOf(composite.getChildByName(member));
    }

    private @Nullable FhirElement find(String member) {
        if (member.equals("extension") || member.equals("modifierExtension")) {
            return new FhirElement(name, member, schema.dataType("Extension"), true, false, Set.of(), null);
        }
        BaseRuntimeChildDefinition child = child(member);
        BaseRuntimeElementDefinition<?> type = child == null ? null : child.getChildByName(member);
        if (child == null || type == null) {
            return member.equals("id") ? FhirElement.id(name, schema.dataType("string")) : null;
        }
        boolean backbone = type.getChildType() == ChildTypeEnum.RESOURCE_BLOCK;
        FhirType found = schema.type(backbone ? name + "." + member : type.getName(), type);
        return new FhirElement(
                name,
                member,
                found,
                child.isMultipleCardinality(),
                isRequired(child),
                targets(child),
                Meanings.of(name, member, found.name()));
    }

    private static Set<String> targets(BaseRuntimeChildDefinition child) {
        List<Class<? extends IBaseResource>> types =
                switch (child) {
                    case RuntimeChildResourceDefinition reference -> reference.getResourceTypes();
                    case RuntimeChildChoiceDefinition choice -> choice.getResourceTypes();
                    default -> List.of();
                };
        return types.stream().map(Class::getSimpleName).collect(Collectors.toUnmodifiableSet());
    }
}
