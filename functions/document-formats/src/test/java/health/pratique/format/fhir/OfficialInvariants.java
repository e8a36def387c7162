package health.pratique.format.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
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
            read("/org/hl7/fhir/r4/model/profile/" + name);
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

    /** Only what a definition adds to its base, in errors, and not what profiles say. */
    private void read(String resource) {
        try (InputStream definitions = OfficialInvariants.class.getResourceAsStream(resource)) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(definitions);
            boolean differential = false;
            boolean profile = false;
            String path = "";
            String key = "";
            String severity = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                String value = xml.getAttributeValue(null, "value");
                switch (xml.getLocalName()) {
                    case "StructureDefinition" -> differential = false;
                    case "derivation" -> profile = "constraint".equals(value);
                    case "differential" -> differential = true;
                    case "element" -> path = String.valueOf(xml.getAttributeValue(null, "id"));
                    case "key" -> key = value;
                    case "severity" -> severity = value;
                    case "expression" -> {
                        if (differential && !profile && "error".equals(severity)) {
                            constraints.add(new Constraint(path, key, value));
                        }
                        severity = "";
                    }
                    default -> {}
                }
            }
        } catch (IOException | XMLStreamException unreadable) {
            throw new IllegalStateException(unreadable);
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
