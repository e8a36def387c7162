package health.pratique.compliance.statement;

import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a document states as FHIR resources, indexed by what rules ask. Holds PHI. */
public final class Statements {

    private static final String LOINC = "http://loinc.org";

    private final Map<String, List<JsonObject>> byType = new HashMap<>();
    private final List<Measurement> measurements = new ArrayList<>();
    private final Walk walk = new Walk();

    /** @param resources each once, those inside others too */
    public Statements(List<JsonObject> resources) {
        for (JsonObject resource : resources) {
            walk.resource(resource);
            String type = Elements.type(resource);
            byType.computeIfAbsent(type, first -> new ArrayList<>()).add(resource);
            if (type.equals("Observation")) {
                measured(resource);
                Elements.objects(resource.get("component")).forEach(this::measured);
            }
        }
    }

    public List<JsonObject> ofType(String type) {
        return byType.getOrDefault(type, List.of());
    }

    public Stream<JsonObject> ofTypes(Collection<String> types) {
        return types.stream().flatMap(type -> ofType(type).stream());
    }

    /** Every code of a terminology, each once. */
    public Set<Coding> codings() {
        return Collections.unmodifiableSet(walk.codings);
    }

    /** Every amount that has a unit. */
    public List<Quantity> quantities() {
        return Collections.unmodifiableList(walk.quantities);
    }

    /** What observations and their components measured, by LOINC code. */
    public List<Measurement> measurements() {
        return Collections.unmodifiableList(measurements);
    }

    /** Every period with both ends. */
    public List<Span> spans() {
        return Collections.unmodifiableList(walk.spans);
    }

    public Set<String> references() {
        return Collections.unmodifiableSet(walk.references);
    }

    /** Under which addresses bundles hold their resources. */
    public Set<String> fullUrls() {
        return Collections.unmodifiableSet(walk.fullUrls);
    }

    /** Every {@code url}: of attachments, extensions, sources. */
    public Set<String> addresses() {
        return Collections.unmodifiableSet(walk.addresses);
    }

    /** Every text but encoded data. */
    public List<String> texts() {
        return Collections.unmodifiableList(walk.texts);
    }

    /** What attachments and binaries hold, encoded. */
    public List<String> data() {
        return Collections.unmodifiableList(walk.data);
    }

    private void measured(JsonObject observation) {
        if (observation.get("valueQuantity") instanceof JsonObject value
                && value.get("value") instanceof JsonNumber(String digits)
                && observation.get("code") instanceof JsonObject code) {
            Quantity quantity = new Quantity(
                    Double.parseDouble(digits),
                    value.text("code").orElse(null),
                    value.text("system").orElse(null),
                    value.text("unit").orElse(null),
                    value.text("comparator").isPresent());
            Elements.objects(code.get("coding"))
                    .filter(coding ->
                            coding.text("system").filter(LOINC::equals).isPresent())
                    .flatMap(coding -> coding.text("code").stream())
                    .forEach(loinc -> measurements.add(new Measurement(loinc, quantity)));
        }
    }
}
