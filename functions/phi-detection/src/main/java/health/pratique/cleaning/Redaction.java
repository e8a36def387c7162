package health.pratique.cleaning;

import health.pratique.detection.DetectedDocument;
import health.pratique.detection.FieldTypes;
import health.pratique.detection.IdentifyingValue;
import health.pratique.detection.IdentifyingValues;
import health.pratique.format.FieldEdit;
import health.pratique.format.OpenedDocument;
import health.pratique.format.ResourceIds;
import health.pratique.format.TextField;
import health.pratique.model.ReleasePolicy;
import health.pratique.phi.Deidentifier;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.SpanUnion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The work on one document: which spans of it are to go, and the copy without them. Learns from what was found in a copy. Not
 * thread-safe; prints as {@code [PHI]}.
 */
final class Redaction {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]");

    private final OpenedDocument original;
    private final ReleasePolicy policy;
    private final Deidentifier deidentifier;
    private final ResourceIds ids;
    private final IdentifyingValues forbidden;
    private final Map<String, List<PhiSpan>> spans;
    /** One value stands in many fields, and what takes its place may take a cipher to make. */
    private final Map<PhiType, Map<String, String>> replacements = new EnumMap<>(PhiType.class);

    /** @param subjectKey the same subject's documents get the same surrogates and resource ids; 32 bytes */
    Redaction(OpenedDocument original, DetectedDocument detected, ReleasePolicy policy, byte[] subjectKey) {
        this.original = original;
        this.policy = policy;
        this.deidentifier = Deidentifier.of(policy, subjectKey);
        this.ids = ResourceIds.keyedBy(subjectKey);
        this.forbidden = detected.identifying().filter(this::changes);
        this.spans = new HashMap<>(detected.prose());
    }

    RedactedCopy copy() {
        Map<String, RedactedText> byOriginal = new HashMap<>();
        spans.forEach((text, found) -> byOriginal.put(
                text,
                new RedactedText(text, deidentifier.redacted(text, found), deidentifier.deidentify(text, found))));
        Set<String> values = new HashSet<>();
        int[] replaced = {0};
        byte[] content = original.rewrite(field -> {
            FieldEdit edit = edit(field, byOriginal);
            replaced[0] += weight(field, edit, byOriginal);
            if (edit instanceof FieldEdit.Replace(String value)) {
                values.add(value);
            }
            return edit;
        });
        Map<String, List<RedactedText>> byResult = new HashMap<>();
        byOriginal.values().forEach(text -> byResult.computeIfAbsent(
                        text.result().text(), none -> new ArrayList<>())
                .add(text));
        return new RedactedCopy(
                original, content, policy, byResult, values, field -> edit(field, Map.of()), forbidden, replaced[0]);
    }

    /**
     * Takes in what is left of a copy.
     *
     * @return false when another pass would change nothing
     */
    boolean learn(RedactedCopy copy, Residue residue) {
        if (!residue.elsewhere().isEmpty()) {
            return false;
        }
        boolean learned = false;
        for (Map.Entry<String, List<PhiSpan>> left : residue.prose().entrySet()) {
            for (RedactedText text : copy.prose().getOrDefault(left.getKey(), List.of())) {
                learned |= learn(text, left.getValue());
            }
        }
        return learned;
    }

    private boolean learn(RedactedText text, List<PhiSpan> left) {
        List<PhiSpan> origins =
                left.stream().flatMap(span -> text.origin(span).stream()).toList();
        List<PhiSpan> known = spans.getOrDefault(text.original(), List.of());
        List<PhiSpan> united = SpanUnion.unite(List.of(stillTrue(known, origins, text), origins));
        spans.put(text.original(), united);
        return !united.equals(known);
    }

    /** What the policy lets stay, such as a city, does not outweigh that a search of the copy took it for what has to go. */
    private List<PhiSpan> stillTrue(List<PhiSpan> known, List<PhiSpan> origins, RedactedText text) {
        return known.stream()
                .filter(span -> origins.stream().noneMatch(span::overlaps)
                        || !deidentifier
                                .redacted(text.original(), List.of(span))
                                .isEmpty())
                .toList();
    }

    private FieldEdit edit(TextField field, Map<String, RedactedText> prose) {
        return switch (field.meaning()) {
            case FREE_TEXT, LABEL -> {
                RedactedText text = prose.get(field.value());
                yield text == null || text.redacted().isEmpty()
                        ? FieldEdit.KEEP
                        : FieldEdit.replace(text.result().text());
            }
            case NARRATIVE, PHOTO, ATTACHMENT -> FieldEdit.REMOVE;
            case RESOURCE_ID, REFERENCE -> FieldEdit.replace(ids.surrogate(field.value()));
            case PERSON_NAME,
                    ORGANIZATION,
                    DATE,
                    BIRTH_DATE,
                    AGE,
                    ADDRESS_LINE,
                    CITY,
                    COUNTY,
                    STATE,
                    POSTAL_CODE,
                    COUNTRY,
                    GEOLOCATION,
                    TELECOM,
                    URL,
                    IDENTIFIER -> byMeaning(field);
        };
    }

    private FieldEdit byMeaning(TextField field) {
        String value = field.value();
        String clean =
                FieldTypes.of(field).map(type -> replacement(type, value)).orElse("");
        if (clean.equals(value)) {
            return FieldEdit.KEEP;
        }
        return clean.isEmpty() ? FieldEdit.REMOVE : FieldEdit.replace(clean);
    }

    private String replacement(PhiType type, String value) {
        return replacements
                .computeIfAbsent(type, none -> new HashMap<>())
                .computeIfAbsent(value, unknown -> deidentifier.replacement(type, unknown));
    }

    private static int weight(TextField field, FieldEdit edit, Map<String, RedactedText> prose) {
        return switch (edit) {
            case FieldEdit.Keep keep -> 0;
            case FieldEdit.Remove remove -> 1;
            case FieldEdit.Replace replace -> {
                RedactedText text = field.meaning().prose() ? prose.get(field.value()) : null;
                yield text == null ? 1 : text.redacted().size();
            }
        };
    }

    /** A token of ours that stood in the original already becomes itself, and may stay. */
    private boolean changes(IdentifyingValue value) {
        PhiType type = value.type();
        if (replacement(type, value.text()).equals(value.text())) {
            return false;
        }
        PhiSpan whole = new PhiSpan(0, value.text().length(), type, value.confidence(), IdentifyingValues.DETECTOR);
        return !deidentifier.redacted(value.text(), List.of(whole)).isEmpty();
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
