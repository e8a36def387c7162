package health.pratique.local.benchmark.formats;

import health.pratique.detection.DetectedDocument;
import health.pratique.detection.FieldTypes;
import health.pratique.format.FieldEdit;
import health.pratique.format.ResourceIds;
import health.pratique.format.TextField;
import health.pratique.model.ReleasePolicy;
import health.pratique.phi.Deidentifier;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What becomes of each field of a document under a policy, worked out anew for each rewrite, as a release does: nearly every value
 * that identifies somebody is replaced. Not thread-safe.
 */
final class Edits implements Function<TextField, FieldEdit> {

    private final DetectedDocument detected;
    private final Deidentifier deidentifier;
    private final ResourceIds ids;
    private final Map<String, FieldEdit> prose = new HashMap<>();

    Edits(DetectedDocument detected, ReleasePolicy policy, byte[] subjectKey) {
        this.detected = detected;
        this.deidentifier = Deidentifier.of(policy, subjectKey);
        this.ids = ResourceIds.keyedBy(subjectKey);
    }

    @Override
    public FieldEdit apply(TextField field) {
        return switch (field.meaning()) {
            case NARRATIVE, PHOTO, ATTACHMENT -> FieldEdit.REMOVE;
            case RESOURCE_ID, REFERENCE -> FieldEdit.replace(ids.surrogate(field.value()));
            case FREE_TEXT, LABEL -> prose.computeIfAbsent(field.value(), text -> edit(text, detected.spans(field)));
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
                    IDENTIFIER -> byMeaning(FieldTypes.of(field).orElseThrow(), field.value());
        };
    }

    private FieldEdit edit(String text, List<PhiSpan> spans) {
        return spans.isEmpty()
                ? FieldEdit.KEEP
                : FieldEdit.replace(deidentifier.deidentify(text, spans).text());
    }

    private FieldEdit byMeaning(PhiType type, String value) {
        String clean = deidentifier.replacement(type, value);
        return clean.isEmpty() ? FieldEdit.REMOVE : FieldEdit.replace(clean);
    }
}
