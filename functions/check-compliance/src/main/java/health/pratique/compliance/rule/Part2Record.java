package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.statement.Coding;
import health.pratique.compliance.statement.Landmark;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What tells a record of a substance use disorder programme: the notice that travels with it (42 CFR 2.32), HL7's ActCode labels, or
 * codes that only such a programme has. A note of a general hospital that mentions alcohol or opioids is no such record.
 */
final class Part2Record {

    private static final Set<String> LABELS =
            Set.of("42CFRPart2", "SUD", "ETH", "ETHUD", "OPIOIDUD", "SUDPROG", "NOREDISCLOSE-42CFRPart2");

    /** Part 2 of title 42 and its sections, not 42 CFR 200 or 482.24. */
    private static final Pattern NOTICE = Pattern.compile(
            "\\b42 {0,2}C\\.?F\\.?R\\.?,? {0,2}(?:(?:part|pt\\.?|§) {0,2})?2(?:\\.\\d{1,3}[a-z]?)?(?![\\d.]*\\d)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_NOTICE = 40;

    /**
     * HL7 v3 RoleCode: substance use rehabilitation facility. NUCC taxonomy: methadone clinic, rehabilitation for substance use
     * disorders. HCPCS: methadone given by a programme that is licensed for it.
     */
    private static final Set<Coding> OF_PROGRAMMES = Set.of(
            new Coding("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "SURF"),
            new Coding("http://nucc.org/provider-taxonomy", "261QM2800X"),
            new Coding("http://nucc.org/provider-taxonomy", "261QR0405X"),
            new Coding("http://nucc.org/provider-taxonomy", "324500000X"),
            new Coding("urn:oid:2.16.840.1.113883.6.285", "H0020"),
            new Coding("https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "H0020"));

    private Part2Record() {}

    static boolean is(ComplianceFacts facts) {
        return isLabelled(facts) || hasNotice(facts);
    }

    static boolean isLabelled(ComplianceFacts facts) {
        return !Collections.disjoint(facts.said().securityLabels(), LABELS);
    }

    static boolean hasNotice(ComplianceFacts facts) {
        return facts.prose().anyNear(Landmark.TITLE_42, NOTICE, 0, LONGEST_NOTICE);
    }

    static boolean isOfProgramme(ComplianceFacts facts) {
        return facts.statements().codings().stream().anyMatch(OF_PROGRAMMES::contains);
    }
}
