package health.pratique.format.fhir;

import health.pratique.fault.Breach;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.fhir.rule.ContainedRules;
import health.pratique.format.fhir.rule.Invariant;
import health.pratique.format.fhir.rule.Node;
import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonLiteral;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Validates a resource by R4's own definitions in one pass: elements, cardinality, choices, forms of primitives, required
 * bindings, types of references, invariants. Profiles, slices, extensible bindings and terminology are not its business. Where it is
 * unsure, such as of dates of unequal precision, it lets the resource pass.
 */
public final class FhirCheck {

    static final String CARDINALITY = "cardinality";
    private static final String CHOICE = "choice";
    private static final String FORM = "form";
    private static final String CODE = "code";
    private static final String TARGET = "target";
    private static final String UNKNOWN = "unknown";
    private static final String EMPTY = "ele-1";

    /** As many as a sender reads; who breaks more rules sends again. */
    private static final int MAX_BREACHES = 20;

    private static final String RESOURCE_TYPE = "resourceType";

    private final FhirSchema schema = FhirSchema.r4();
    private final Breaches breaches;
    private final ReferenceTargets targets;

    private FhirCheck(JsonObject root, String place, int max) {
        this.breaches = new Breaches(place, max);
        this.targets = new ReferenceTargets(root);
    }

    /**
     * @param place what the paths of breaches begin with, before the resource's type: empty, or such as {@code line[3].}
     * @throws DocumentRejected FORMAT_INVALID with what the resource breaks
     */
    public static void require(JsonObject root, String place) {
        List<Breach> found = breaches(root, place, MAX_BREACHES);
        if (!found.isEmpty()) {
            throw new DocumentRejected(ReasonCode.FORMAT_INVALID, found);
        }
    }

    static List<Breach> breaches(JsonObject root, String place, int max) {
        String type =
                root.text(RESOURCE_TYPE).filter(FhirSchema.r4()::isResourceType).orElse("Resource");
        FhirCheck check = new FhirCheck(root, place + type, max);
        check.resource(root, root);
        return check.breaches.found();
    }

    private void resource(JsonObject resource, JsonObject container) {
        String name = resource.text(RESOURCE_TYPE).orElse("");
        if (!schema.isResourceType(name)) {
            breaches.add(UNKNOWN);
            return;
        }
        Node node = new Node(resource, resource, container);
        members(node, schema.resource(name).checked());
        if (resource.get("contained") != null) {
            invariants(node, ContainedRules.ALL);
        }
    }

    private void members(Node node, CheckedType type) {
        JsonObject object = node.object();
        String chosen = null;
        for (Map.Entry<String, JsonValue> entry : object.members().entrySet()) {
            if (breaches.isFull()) {
                return;
            }
            String member = entry.getKey();
            boolean extensionsOnly = member.startsWith("_");
            String base = extensionsOnly ? member.substring(1) : member;
            if (extensionsOnly && object.get(base) != null
                    || member.equals(RESOURCE_TYPE) && type.kind() == FhirKind.RESOURCE) {
                continue;
            }
            CheckedElement element = type.element(base);
            if (element == null) {
                // A name that R4 does not have may be anything, so it is not told.
                breaches.add(UNKNOWN);
                continue;
            }
            if (element.choice() != null) {
                if (element.choice().equals(chosen)) {
                    breaches.add(CHOICE, base);
                }
                chosen = element.choice();
            }
            member(node, element);
        }
        type.requireAll(object, breaches);
        invariants(node, type.invariants());
    }

    private void invariants(Node node, List<Invariant> invariants) {
        for (int i = 0; i < invariants.size(); i++) {
            Invariant invariant = invariants.get(i);
            if (!invariant.holds().test(node)) {
                breaches.add(invariant.key());
            }
        }
    }

    private void member(Node node, CheckedElement checked) {
        FhirElement element = checked.element();
        String name = element.member();
        JsonValue value = node.object().get(name);
        JsonValue extensions =
                element.type().kind() == FhirKind.PRIMITIVE ? node.object().get("_" + name) : null;
        if (isOtherwise(value, element) || isOtherwise(extensions, element)) {
            breaches.add(CARDINALITY, name);
        } else if (!element.repeats()) {
            breaches.enter(name);
            one(node, checked, value, extensions);
            breaches.leave();
        } else {
            List<JsonValue> values = Shapes.elements(value);
            List<JsonValue> extended = Shapes.elements(extensions);
            int count = Math.max(values.size(), extended.size());
            if (count == 0 && checked.form() == null) {
                breaches.add(CARDINALITY, name);
            }
            for (int i = 0; i < count && !breaches.isFull(); i++) {
                breaches.enter(name, i);
                one(
                        node,
                        checked,
                        i < values.size() ? values.get(i) : null,
                        i < extended.size() ? extended.get(i) : null);
                breaches.leave();
            }
        }
    }

    /** Single where many may be, or many where one may be. */
    private static boolean isOtherwise(@Nullable JsonValue value, FhirElement element) {
        return value != null && value != JsonLiteral.NULL && value instanceof JsonArray != element.repeats();
    }

    private void one(Node node, CheckedElement checked, @Nullable JsonValue value, @Nullable JsonValue extensions) {
        FhirElement element = checked.element();
        if (checked.form() != null) {
            primitive(checked, value);
            if (extensions instanceof JsonObject object) {
                element(
                        new Node(object, node.resource(), node.container()),
                        element.type().checked());
            } else if (extensions != null && extensions != JsonLiteral.NULL) {
                breaches.add(FORM);
            } else if (value == null || value == JsonLiteral.NULL) {
                breaches.add(EMPTY);
            }
        } else if (!(value instanceof JsonObject object)) {
            breaches.add(FORM);
        } else if (element.type().kind() == FhirKind.RESOURCE) {
            resource(object, element.member().equals("contained") ? node.container() : object);
        } else {
            Node child = new Node(object, node.resource(), node.container());
            element(child, element.type().checked());
            bound(child, checked);
        }
    }

    private void primitive(CheckedElement checked, @Nullable JsonValue value) {
        if (value == null || value == JsonLiteral.NULL || checked.form() == null) {
            return;
        }
        if (!checked.form().fits(value)) {
            breaches.add(FORM);
        } else if (checked.codes() != null
                && value instanceof JsonText(String code)
                && !checked.codes().test(code)) {
            breaches.add(CODE);
        }
    }

    private void element(Node node, CheckedType type) {
        if (node.object().isEmpty()) {
            breaches.add(EMPTY);
        } else {
            members(node, type);
        }
    }

    private void bound(Node node, CheckedElement checked) {
        if (checked.concepts() != null
                && node.object().get("extension") == null
                && !checked.concepts().code(node)) {
            breaches.add(CODE);
        }
        if (!checked.element().targets().isEmpty() && !targets.fit(node, checked.element())) {
            breaches.add(TARGET);
        }
    }
}
