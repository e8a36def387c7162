package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.clinical.SearchKind;
import health.pratique.clinical.SearchParameter;
import health.pratique.clinical.SearchParameters;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The CapabilityStatement, made from the very tables that requests are answered by. */
final class CapabilityText {

    private static final List<String> INTERACTIONS =
            List.of("read", "vread", "update", "patch", "delete", "history-instance", "create", "search-type");
    private static final List<String> CONSENT_INTERACTIONS =
            List.of("read", "vread", "update", "history-instance", "create", "search-type");
    private static final List<String> AUDIT_INTERACTIONS = List.of("read", "search-type");
    private static final String SECURITY = "http://terminology.hl7.org/CodeSystem/restful-security-service";
    private static final String HL7_OPERATIONS = "http://hl7.org/fhir/OperationDefinition/";
    private static final String BULK_DATA = "http://hl7.org/fhir/uv/bulkdata/";

    private CapabilityText() {}

    /** @param base where the server is, without a slash at the end */
    static String of(String base, String version) {
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement
                .put("resourceType", "CapabilityStatement")
                .put("id", "pratique")
                .put("status", "active")
                .put("date", "2026-01-01")
                .put("publisher", "Pratique")
                .put("kind", "instance")
                .put("fhirVersion", "4.0.1");
        statement.putObject("software").put("name", "Pratique HealthAPI").put("version", version);
        statement
                .putObject("implementation")
                .put("description", "Clinical documents and resources")
                .put("url", base);
        statement
                .putArray("format")
                .add("application/fhir+json")
                .add("application/fhir+xml")
                .add("json")
                .add("xml");
        statement.putArray("patchFormat").add(JsonPatch.MEDIA_TYPE);
        statement
                .putArray("instantiates")
                .add("http://hl7.org/fhir/us/core/CapabilityStatement/us-core-server")
                .add(BULK_DATA + "CapabilityStatement/bulk-data");
        ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
        security(rest.putObject("security"));
        ArrayNode resources = rest.putArray("resource");
        SearchParameters.r4().types().forEach(type -> resource(resources.addObject(), type));
        projected(resources.addObject(), "AuditEvent", AUDIT_INTERACTIONS, AuditQuery.PARAMETERS)
                .put("versioning", "no-version");
        projected(resources.addObject(), ConsentView.TYPE, CONSENT_INTERACTIONS, ConsentQuery.PARAMETERS)
                .put("versioning", "versioned")
                .put("readHistory", true)
                .put("updateCreate", false)
                .put("documentation", "Recorded by itself or in a batch, not in a transaction.");
        rest.putArray("interaction").addObject().put("code", "transaction");
        rest.withArray("interaction").addObject().put("code", "batch");
        operation(rest, "export", BULK_DATA + "OperationDefinition/export");
        return statement.toString();
    }

    private static void security(ObjectNode security) {
        security.put("cors", false);
        security.putArray("service")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", SECURITY)
                .put("code", "SMART-on-FHIR");
        security.put("description", "SMART App Launch 2: see .well-known/smart-configuration.");
    }

    private static void resource(ObjectNode resource, String type) {
        resource.put("type", type);
        ArrayNode interactions = resource.putArray("interaction");
        INTERACTIONS.forEach(code -> interactions.addObject().put("code", code));
        resource.put("versioning", "versioned")
                .put("readHistory", true)
                .put("updateCreate", false)
                .put("conditionalCreate", true)
                .put("conditionalRead", "not-supported")
                .put("conditionalUpdate", false)
                .put("conditionalDelete", "not-supported");
        ArrayNode includes = resource.putArray("searchInclude");
        ArrayNode parameters = resource.putArray("searchParam");
        for (SearchParameter parameter : SearchParameters.r4().of(type)) {
            if (parameter.kind() == SearchKind.REFERENCE) {
                includes.add(type + ":" + parameter.name());
            }
            parameters
                    .addObject()
                    .put("name", parameter.name())
                    .put("type", parameter.kind().name().toLowerCase(Locale.ROOT));
        }
        if (includes.isEmpty()) {
            resource.remove("searchInclude");
        }
        reverse(resource, type);
        if (type.equals("Patient")) {
            operation(resource, "everything", HL7_OPERATIONS + "Patient-everything");
            operation(resource, "export", BULK_DATA + "OperationDefinition/patient-export");
        }
        if (type.equals("Group")) {
            operation(resource, "export", BULK_DATA + "OperationDefinition/group-export");
        }
    }

    /** Of what is kept elsewhere and shown as FHIR. */
    private static ObjectNode projected(
            ObjectNode resource, String type, List<String> interactions, Map<String, SearchKind> parameters) {
        resource.put("type", type);
        ArrayNode codes = resource.putArray("interaction");
        interactions.forEach(code -> codes.addObject().put("code", code));
        ArrayNode searched = resource.putArray("searchParam");
        parameters.forEach((name, kind) ->
                searched.addObject().put("name", name).put("type", kind.name().toLowerCase(Locale.ROOT)));
        return resource;
    }

    private static void operation(ObjectNode at, String name, String definition) {
        at.withArray("operation").addObject().put("name", name).put("definition", definition);
    }

    /** What may refer to the type by a parameter of its own. */
    private static void reverse(ObjectNode resource, String type) {
        ArrayNode reverse = JsonNodeFactory.instance.arrayNode();
        SearchParameters parameters = SearchParameters.r4();
        for (String source : parameters.types()) {
            parameters.of(source).stream()
                    .filter(parameter -> parameter.kind() == SearchKind.REFERENCE)
                    .filter(parameter -> type.equals(parameter.target()))
                    .forEach(parameter -> reverse.add(source + ":" + parameter.name()));
        }
        if (!reverse.isEmpty()) {
            resource.set("searchRevInclude", reverse);
        }
    }
}
