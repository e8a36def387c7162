package health.pratique.store;

import health.pratique.detection.DetectedDocument;
import health.pratique.detection.Original;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.format.Withholding;
import health.pratique.format.Withholding.Withheld;
import health.pratique.format.sensitive.KeptBack;
import health.pratique.format.sensitive.SensitiveTopic;
import health.pratique.model.ConsentOutcome;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the consent keeps back from a release that it permits: taken out of the document before it is cleaned, and looked for again
 * in the copy. What cannot be taken out holds the document; an obligation is not met by halves.
 */
final class Obligations {

    private final Withholding withholding;

    private Obligations(Withholding withholding) {
        this.withholding = withholding;
    }

    static Obligations of(ConsentOutcome consent) {
        return new Obligations(new Withholding(new KeptBack(SensitiveTopic.keptBack(consent.obligations()))));
    }

    /**
     * An original without what is kept back.
     *
     * @param original itself, if nothing in it is kept back
     * @param parts how much was taken out
     */
    record Remainder(Original original, int parts) {

        Map<String, String> facts(Map<String, String> others) {
            if (parts == 0) {
                return others;
            }
            Map<String, String> facts = new TreeMap<>(others);
            facts.put("withheld", Integer.toString(parts));
            return facts;
        }

        @Override
        public String toString() {
            return "[PHI]";
        }
    }

    /** @param detected in the whole original: a name that stood only in what is taken out is still looked for */
    Remainder remainder(Original original, DetectedDocument detected) {
        Withheld withheld = withholding.from(original.document());
        return withheld.parts() == 0
                ? new Remainder(original, 0)
                : new Remainder(
                        new Original(withheld.document(), detected.identifying().values()), withheld.parts());
    }

    /** @throws PolicyViolated OBLIGATION_UNMET when the copy still has something of what is kept back */
    void check(OpenedDocument original, byte[] copy) {
        if (withholding.keepsBack() && withholding.remains(original.reread(copy, FormatLimits.OF_COPIES))) {
            throw new PolicyViolated(ReasonCode.OBLIGATION_UNMET);
        }
    }
}
