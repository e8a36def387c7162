package health.pratique.format.fhir;

import java.util.ArrayList;
import java.util.List;

/**
 * A FHIR reference taken apart (R4, 2.3.0.1): what is only grammar, and the ids in it. Covers {@code Type/id}, with a base and a
 * version, {@code urn:uuid:}, {@code #contained}, and search references such as {@code Patient?identifier=system|value}.
 *
 * @param parts in order; joined they are the value again
 */
record ReferenceValue(List<Part> parts) {

    /** @param id whether the text is an id */
    record Part(String text, boolean id) {}

    ReferenceValue {
        parts = List.copyOf(parts);
    }

    boolean namesType(FhirSchema schema) {
        return parts.stream().anyMatch(part -> schema.isResourceType(part.text()));
    }

    static ReferenceValue parse(String value, FhirSchema schema) {
        List<Part> parts = new ArrayList<>();
        int query = value.indexOf('?');
        path(query < 0 ? value : value.substring(0, query), schema, parts);
        if (query >= 0) {
            parts.add(new Part("?", false));
            query(value.substring(query + 1), parts);
        }
        return new ReferenceValue(parts);
    }

    /** A search string without its question mark, as in {@code ifNoneExist}. */
    static ReferenceValue parseQuery(String value) {
        List<Part> parts = new ArrayList<>();
        query(value, parts);
        return new ReferenceValue(parts);
    }

    private static void path(String value, FhirSchema schema, List<Part> parts) {
        if (value.startsWith("#")) {
            prefixed("#", value, parts);
        } else if (value.regionMatches(true, 0, "urn:", 0, 4)) {
            int namespaceEnd = value.indexOf(':', 4);
            prefixed(value.substring(0, namespaceEnd < 0 ? 4 : namespaceEnd + 1), value, parts);
        } else {
            segments(value, schema, parts);
        }
    }

    private static void prefixed(String prefix, String value, List<Part> parts) {
        parts.add(new Part(prefix, false));
        add(value.substring(prefix.length()), true, parts);
    }

    /** Segments before the first resource type are the server's; from there on whatever is no type, history or operation is an id. */
    private static void segments(String value, FhirSchema schema, List<Part> parts) {
        String[] segments = value.split("/", -1);
        boolean absolute = value.contains("://");
        boolean typed = false;
        boolean history = false;
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            if (i > 0) {
                parts.add(new Part("/", false));
            }
            boolean type = schema.isResourceType(segment);
            boolean server = absolute && i < 3 || absolute && !typed && namesTypeLater(segments, i, schema);
            add(segment, !(type || history || server || segment.startsWith("$") || segment.equals("_history")), parts);
            typed |= type;
            history = segment.equals("_history");
        }
    }

    private static boolean namesTypeLater(String[] segments, int from, FhirSchema schema) {
        for (int i = from + 1; i < Math.min(segments.length, from + 8); i++) {
            if (schema.isResourceType(segments[i])) {
                return true;
            }
        }
        return false;
    }

    private static void query(String query, List<Part> parts) {
        String[] pairs = query.split("&", -1);
        for (int i = 0; i < pairs.length; i++) {
            int equals = pairs[i].indexOf('=');
            int bar = pairs[i].lastIndexOf('|');
            int grammar = Math.max(equals, bar) + 1;
            if (i > 0) {
                parts.add(new Part("&", false));
            }
            add(pairs[i].substring(0, grammar), false, parts);
            add(pairs[i].substring(grammar), !pairs[i].startsWith("_"), parts);
        }
    }

    private static void add(String text, boolean id, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, id));
        }
    }
}
