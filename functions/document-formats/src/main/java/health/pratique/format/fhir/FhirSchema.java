package health.pratique.format.fhir;

import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The types of FHIR R4, looked up in HAPI's model as documents need them. Thread-safe. */
final class FhirSchema {

    private final FhirContext context;
    private final Set<String> resourceTypes;
    private final Map<BaseRuntimeElementDefinition<?>, FhirType> types = new ConcurrentHashMap<>();

    private FhirSchema(FhirContext context) {
        this.context = context;
        this.resourceTypes = Set.copyOf(context.getResourceTypes());
    }

    static FhirSchema r4() {
        return Holder.SCHEMA;
    }

    boolean isResourceType(String name) {
        return resourceTypes.contains(name);
    }

    /**
     * @throws DocumentRejected FORMAT_INVALID when R4 has no such resource
     */
    FhirType resource(String name) {
        if (!isResourceType(name)) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
        }
        try {
            return type(name, context.getResourceDefinition(name));
        } catch (DataFormatException unknown) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID).at(unknown);
        }
    }

    FhirType dataType(String name) {
        return type(
                name,
                Objects.requireNonNull(context.getElementDefinition(name), "HAPI's R4 model has every data type"));
    }

    /**
     * @param name to give the type when it is met first; a backbone element that two elements share keeps it
     */
    FhirType type(String name, BaseRuntimeElementDefinition<?> definition) {
        FhirType known = types.get(definition);
        return known != null ? known : types.computeIfAbsent(definition, missing -> new FhirType(this, name, missing));
    }

    private static final class Holder {
        private static final FhirSchema SCHEMA = new FhirSchema(FhirR4.context());
    }
}
