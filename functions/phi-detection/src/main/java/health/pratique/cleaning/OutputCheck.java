package health.pratique.cleaning;

import health.pratique.detection.Detectors;
import health.pratique.detection.DocumentDetection;
import health.pratique.detection.FieldTypes;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.format.FieldMeaning;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.format.TextField;
import health.pratique.model.ReleasePolicy;
import health.pratique.phi.DeidentifiedText;
import health.pratique.phi.PhiCategory;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.SpanUnion;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a copy as a stranger would and says what PHI is left: opens the bytes again under the name of their format, runs every
 * detector over them, looks at each field whose meaning is PHI, and looks for the original's identifying values in every place.
 * Only what we ourselves put in is not held against the copy.
 */
@ApplicationScoped
public class OutputCheck {

    /** Where the detectors look. A narrative is not among them: a copy has none. */
    private static final Set<FieldMeaning> SEARCHED = EnumSet.of(FieldMeaning.FREE_TEXT, FieldMeaning.LABEL);

    private final Detectors detectors;

    public OutputCheck(Detectors detectors) {
        this.detectors = detectors;
    }

    Residue residue(RedactedCopy copy) {
        List<TextField> fields = opened(copy).fields();
        Map<String, List<PhiSpan>> prose = prose(copy, fields);
        Map<PhiType, Integer> elsewhere = new EnumMap<>(PhiType.class);
        for (TextField field : fields) {
            if (!SEARCHED.contains(field.meaning()) && !copy.settled(field)) {
                elsewhere.merge(FieldTypes.of(field).orElse(PhiType.ID_OTHER), 1, Integer::sum);
            }
        }
        if (prose.isEmpty()) {
            verbatim(copy, DatesThatStay.of(fields)).forEach(span -> elsewhere.merge(span.type(), 1, Integer::sum));
        }
        return new Residue(prose, elsewhere);
    }

    private Map<String, List<PhiSpan>> prose(RedactedCopy copy, List<TextField> fields) {
        Map<String, List<PhiSpan>> left = new HashMap<>();
        detectors.detect(DocumentDetection.prose(fields)).byText().forEach((text, found) -> {
            List<PhiSpan> all = SpanUnion.unite(List.of(found, copy.forbidden().occurrences(text)));
            for (DeidentifiedText ours : copy.results(text)) {
                List<PhiSpan> residual = ours.residual(all);
                if (!residual.isEmpty()) {
                    left.merge(text, residual, (one, two) -> SpanUnion.unite(List.of(one, two)));
                }
            }
        });
        return left;
    }

    /**
     * Values that stand nowhere by chance, looked for in the bytes: also in what no field covers. Shifted dates are left out,
     * because one date of a patient may well become another, and so is a number that is a date which may stay.
     */
    private static List<PhiSpan> verbatim(RedactedCopy copy, DatesThatStay dates) {
        return copy.forbidden()
                .filter(value -> value.unique()
                        && !copy.wrote(value.text())
                        && !dates.include(value.text())
                        && (copy.policy() != ReleasePolicy.PSEUDONYMISED
                                || value.type().category() != PhiCategory.DATE))
                .occurrences(new String(copy.content(), StandardCharsets.UTF_8));
    }

    private static OpenedDocument opened(RedactedCopy copy) {
        try {
            return copy.original().reread(copy.content(), FormatLimits.OF_COPIES);
        } catch (DocumentRejected invalid) {
            // The document was acceptable: if its copy is not, we broke it.
            throw new InternalFault(ReasonCode.DEFECT).at(invalid);
        }
    }
}
