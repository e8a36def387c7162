package health.pratique.clinical;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.clinical.IndexEntries.DateEntry;
import health.pratique.clinical.IndexEntries.QuantityEntry;
import health.pratique.clinical.IndexEntries.StringEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Extracts from a resource what searches compare. */
final class ResourceIndex {

    private static final List<String> NAME_PARTS = List.of("text", "family", "given", "prefix", "suffix");
    private static final List<String> ADDRESS_PARTS =
            List.of("text", "line", "city", "district", "state", "postalCode", "country");

    private final IndexKeys keys;
    private final IndexEntries entries = IndexEntries.empty();

    private ResourceIndex(IndexKeys keys) {
        this.keys = keys;
    }

    /** @param patient whose it is; null for what is the custodian's */
    static IndexEntries of(View view, String type, JsonNode resource, @Nullable String patient) {
        ResourceIndex index = new ResourceIndex(new IndexKeys(view, type));
        index.entries.tokens().add(patient == null ? index.keys.ofNobody() : index.keys.ofPatient(patient));
        SearchParameters.r4().of(type).stream()
                .filter(parameter -> !parameter.isOfTheRow())
                .forEach(parameter -> index.add(parameter, resource));
        return index.entries;
    }

    private void add(SearchParameter parameter, JsonNode resource) {
        if (parameter.kind().sorts()) {
            entries.positions().put(keys.range(parameter.name()), "");
        }
        for (ElementPath path : parameter.paths()) {
            path.in(resource).forEach(element -> add(parameter, path, element));
        }
    }

    private void add(SearchParameter parameter, ElementPath path, JsonNode element) {
        String name = parameter.name();
        boolean there =
                switch (parameter.kind()) {
                    case TOKEN -> token(parameter, element);
                    case REFERENCE -> reference(parameter, element);
                    case STRING -> string(name, element, path);
                    case DATE -> date(name, element);
                    case QUANTITY -> quantity(name, element);
                    case URI -> uri(name, element);
                };
        if (there) {
            entries.tokens().add(keys.present(name));
        }
    }

    private boolean token(SearchParameter parameter, JsonNode element) {
        String name = parameter.name();
        if (element.isTextual() || element.isBoolean()) {
            return coded(name, Optional.ofNullable(parameter.system()).orElse(""), element.asText());
        }
        if (element.has("coding")) {
            element.path("coding").forEach(coding -> coding(name, coding));
            return true;
        }
        return coding(name, element) || element.has("text");
    }

    /** A Coding, an Identifier, or a ContactPoint, whose system is no address of one. */
    private boolean coding(String name, JsonNode element) {
        if (element.path("code").isTextual()) {
            return coded(
                    name, element.path("system").asText(), element.path("code").asText());
        }
        if (element.path("value").isTextual()) {
            return coded(
                    name, element.path("system").asText(), element.path("value").asText());
        }
        return false;
    }

    private boolean coded(String name, String system, String code) {
        entries.tokens().add(keys.code(name, code));
        entries.tokens().add(keys.systemAndCode(name, system, code));
        if (!system.isEmpty()) {
            entries.tokens().add(keys.system(name, system));
        }
        return true;
    }

    private boolean reference(SearchParameter parameter, JsonNode element) {
        String name = parameter.name();
        JsonNode identifier = element.path("identifier");
        if (parameter.target() == null && identifier.path("value").isTextual()) {
            entries.tokens()
                    .add(keys.identifier(
                            name,
                            identifier.path("system").asText(),
                            identifier.path("value").asText()));
        }
        String text = element.isTextual()
                ? element.asText()
                : element.path("reference").asText();
        Optional<ResourceKey> key = ResourceKey.find(text);
        if (key.isPresent()) {
            return relative(parameter, key.get()) || identifier.isObject();
        }
        if (text.isEmpty() || parameter.target() != null) {
            return parameter.target() == null && identifier.isObject();
        }
        entries.tokens().add(keys.reference(name, text));
        canonical(text).ifPresent(url -> entries.tokens().add(keys.reference(name, url)));
        return true;
    }

    private boolean relative(SearchParameter parameter, ResourceKey key) {
        if (parameter.target() != null && !parameter.target().equals(key.type())) {
            return false;
        }
        entries.tokens().add(keys.reference(parameter.name(), key.toString()));
        entries.tokens().add(keys.id(parameter.name(), key.id()));
        return true;
    }

    /** The address without its version. */
    private static Optional<String> canonical(String text) {
        int bar = text.lastIndexOf('|');
        return bar > 0 ? Optional.of(text.substring(0, bar)) : Optional.empty();
    }

    private boolean string(String name, JsonNode element, ElementPath path) {
        List<String> texts = texts(element, path);
        UUID key = keys.range(name);
        for (String text : texts) {
            String normal = Words.normal(text);
            if (!normal.isEmpty()) {
                entries.strings().add(new StringEntry(key, normal));
                entries.tokens().add(keys.exact(name, text));
                position(key, normal);
            }
        }
        return !texts.isEmpty();
    }

    private static List<String> texts(JsonNode element, ElementPath path) {
        if (element.isTextual()) {
            return List.of(element.asText());
        }
        List<String> parts = path.text().endsWith("address") ? ADDRESS_PARTS : NAME_PARTS;
        return parts.stream()
                .map(element::path)
                .flatMap(part -> part.isArray() ? part.valueStream() : Stream.of(part))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private boolean date(String name, JsonNode element) {
        Optional<DateRange> range = element.isTextual() ? DateRange.of(element.asText()) : period(element);
        UUID key = keys.range(name);
        range.ifPresent(found -> {
            entries.dates().add(new DateEntry(key, found));
            position(key, Positions.of(found.low().equals(Instant.MIN) ? found.high() : found.low()));
        });
        return range.isPresent();
    }

    private static Optional<DateRange> period(JsonNode period) {
        Optional<DateRange> start = DateRange.of(period.path("start").asText());
        Optional<DateRange> end = DateRange.of(period.path("end").asText());
        if (start.isPresent() && end.isPresent()) {
            return Optional.of(start.get().until(end.get()));
        }
        return start.map(from -> DateRange.since(from.low())).or(() -> end.map(to -> DateRange.before(to.high())));
    }

    private boolean quantity(String name, JsonNode element) {
        JsonNode value = element.path("value");
        if (!value.isNumber() || Numbers.tooLong(value.decimalValue())) {
            return false;
        }
        entries.quantities().add(new QuantityEntry(keys.range(name), value.decimalValue()));
        Stream.of("code", "unit")
                .map(word -> element.path(word).asText())
                .filter(unit -> !unit.isEmpty())
                .forEach(unit ->
                        entries.quantities().add(new QuantityEntry(keys.unit(name, unit), value.decimalValue())));
        if (element.path("code").isTextual()) {
            UUID key = keys.systemAndUnit(
                    name, element.path("system").asText(), element.path("code").asText());
            entries.quantities().add(new QuantityEntry(key, value.decimalValue()));
        }
        return true;
    }

    private boolean uri(String name, JsonNode element) {
        entries.tokens().add(keys.uri(name, element.asText()));
        return element.isTextual();
    }

    /** The least of several. */
    private void position(UUID key, String position) {
        entries.positions()
                .merge(key, position, (known, found) -> known.isEmpty() || found.compareTo(known) < 0 ? found : known);
    }
}
