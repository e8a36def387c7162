package health.pratique.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A provision's criteria as the database keeps them: one member for each sort, {@code {"action": ["disclose"], …}}. */
final class CriteriaJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CriteriaJson() {}

    static String write(ConsentScope scope) {
        ObjectNode out = JSON.createObjectNode();
        for (ConsentCriterion criterion : scope.criteria()) {
            switch (criterion) {
                case PurposeCriterion limit -> words(out.putArray("purpose"), limit.purposes());
                case ActionCriterion limit -> words(out.putArray("action"), limit.actions());
                case ActorCriterion limit -> limit.actors().forEach(actor -> actor(out.withArray("actor"), actor));
                case ClassCriterion limit -> codes(out.putArray("class"), limit.classes());
                case CodeCriterion limit -> codes(out.putArray("code"), limit.codes());
                case LabelCriterion limit -> codes(out.putArray("label"), limit.labels());
                case DataPeriodCriterion limit -> period(out.putObject("data"), limit.period());
                case RestrictionCriterion restriction -> out.put("restriction", true);
            }
        }
        return out.toString();
    }

    /** @throws InternalFault DEFECT for what {@link #write} has not written; a criterion that is not understood is never left out */
    static ConsentScope read(String criteria) {
        try {
            List<ConsentCriterion> read = new ArrayList<>();
            JSON.readTree(criteria)
                    .properties()
                    .forEach(member -> read.add(criterion(member.getKey(), member.getValue())));
            return new ConsentScope(read);
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            throw new InternalFault(ReasonCode.DEFECT).at(unreadable);
        }
    }

    private static ConsentCriterion criterion(String name, JsonNode value) {
        return switch (name) {
            case "purpose" -> new PurposeCriterion(words(value));
            case "action" -> new ActionCriterion(words(value));
            case "actor" -> new ActorCriterion(each(value, CriteriaJson::actor));
            case "class" -> new ClassCriterion(each(value, CriteriaJson::code));
            case "code" -> new CodeCriterion(each(value, CriteriaJson::code));
            case "label" -> new LabelCriterion(each(value, CriteriaJson::code));
            case "data" -> new DataPeriodCriterion(new ConsentPeriod(time(value, "from"), time(value, "until")));
            case "restriction" -> new RestrictionCriterion();
            default -> throw new IllegalArgumentException("an unknown sort of criterion");
        };
    }

    private static void words(ArrayNode out, Collection<String> words) {
        words.stream().sorted().forEach(out::add);
    }

    private static Set<String> words(JsonNode array) {
        return each(array, JsonNode::textValue);
    }

    private static void codes(ArrayNode out, Collection<ConsentCode> codes) {
        codes.forEach(code -> out.addObject().put("system", code.system()).put("code", code.code()));
    }

    private static ConsentCode code(JsonNode node) {
        return new ConsentCode(node.get("system").textValue(), node.get("code").textValue());
    }

    private static void actor(ArrayNode out, ConsentActor actor) {
        ObjectNode node = out.addObject().put("reference", actor.reference());
        ConsentCode role = actor.role();
        if (role != null) {
            node.put("system", role.system()).put("code", role.code());
        }
    }

    private static ConsentActor actor(JsonNode node) {
        return new ConsentActor(
                node.has("code") ? code(node) : null, node.get("reference").textValue());
    }

    private static void period(ObjectNode out, ConsentPeriod period) {
        Instant from = period.from();
        Instant until = period.until();
        if (from != null) {
            out.put("from", from.toString());
        }
        if (until != null) {
            out.put("until", until.toString());
        }
    }

    private static @Nullable Instant time(JsonNode node, String name) {
        return node.has(name) ? Instant.parse(node.get(name).textValue()) : null;
    }

    private static <T> Set<T> each(JsonNode array, Function<JsonNode, T> read) {
        Set<T> values = new HashSet<>();
        array.forEach(node -> values.add(read.apply(node)));
        return values;
    }
}
