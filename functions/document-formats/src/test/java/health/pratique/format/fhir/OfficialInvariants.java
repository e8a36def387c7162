package health.pratique.format.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;

/** The invariants of R4 as its own StructureDefinitions state them in FHIRPath, and HAPI's engine to evaluate them. */
final class OfficialInvariants {

    private static final List<String> DEFINITIONS = List.of("profiles-types.xml", "profiles-resources.xml");

    private final FHIRPathEngine engine;
    private final Map<String, ExpressionNode> parsed = new ConcurrentHashMap<>();
    private final List<Constraint> constraints = new ArrayList<>();

    /** @param path of the element that the rule stands on, such as {@code Patient.contact} */
    record Constraint(String path, String key, String expression) {}

    OfficialInvariants(FhirContext context) {
        engine = new FHIRPathEngine(new HapiWorkerContext(context, new NoDefinitions(context)));
        for (String name : DEFINITIONS) {
            Definitions.read(name, new Errors());
        }
    }

    List<Constraint> constraints() {
        return constraints;
    }

    List<Base> at(Base resource, String path) {
        return engine.evaluate(resource, path);
    }

    boolean holds(Base resource, Base element, Constraint constraint) {
        ExpressionNode expression = parsed.computeIfAbsent(constraint.expression(), engine::parse);
        return engine.evaluateToBoolean(null, resource, resource, element, expression);
    }

    /** Keeps those of errors. */
    private final class Errors implements Definitions.Reader {

        private String key = "";
        private String severity = "";

        @Override
        public void value(String path, String name, String value) {
            switch (name) {
                case "key" -> key = value;
                case "severity" -> severity = value;
                case "expression" -> {
                    if (severity.equals("error")) {
                        constraints.add(new Constraint(path, key, value));
                    }
                    severity = "";
                }
                default -> {}
            }
        }
    }

    private record NoDefinitions(FhirContext context) implements IValidationSupport {
        @Override
        public FhirContext getFhirContext() {
            return context;
        }

        @Override
        public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
            return List.of();
        }
    }
}
