package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.model.Severity;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Records of a substance use disorder programme travel with a notice (42 CFR 2.32) and need a consent that names them (42 CFR 2.31). They
 * are known by that notice or by HL7's ActCode labels. A note of a general hospital that mentions alcohol or opioids is
 * no such record.
 */
public final class Part2Consent implements ComplianceRule {

    /** The obligation by which a consent says that it meets 42 CFR 2.31. */
    public static final String OBLIGATION = "PART_2_CONSENTED";

    private static final Set<String> LABELS =
            Set.of("42CFRPart2", "SUD", "ETH", "ETHUD", "OPIOIDUD", "SUDPROG", "NOREDISCLOSE-42CFRPart2");

    /** Part 2 of title 42 and its sections, not 42 CFR 200 or 482.24. */
    private static final Pattern NOTICE = Pattern.compile(
            "\\b42 {0,2}C\\.?F\\.?R\\.?,? {0,2}(?:(?:part|pt\\.?|§) {0,2})?2(?:\\.\\d{1,3}[a-z]?)?(?![\\d.]*\\d)\\b",
            Pattern.CASE_INSENSITIVE);

    @Override
    public String id() {
        return "part-2-consent";
    }

    @Override
    public String demand() {
        return "Records of substance use disorder treatment are covered by a consent that names them: it carries "
                + OBLIGATION + ".";
    }

    @Override
    public String citation() {
        return "42 CFR 2.31, 2.32";
    }

    @Override
    public Severity severity() {
        return Severity.BLOCK;
    }

    @Override
    public String remedy() {
        return "obtain a written consent with the elements of 42 CFR 2.31, record it in the consent as " + OBLIGATION
                + ", then reprocess";
    }

    @Override
    public boolean passes(ComplianceFacts facts) {
        return !part2Record(facts) || facts.consent().obligations().contains(OBLIGATION);
    }

    private static boolean part2Record(ComplianceFacts facts) {
        return !Collections.disjoint(facts.said().securityLabels(), LABELS)
                || facts.prose().stream().anyMatch(text -> NOTICE.matcher(text).find());
    }
}
