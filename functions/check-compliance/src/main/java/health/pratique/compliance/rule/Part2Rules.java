package health.pratique.compliance.rule;

import static health.pratique.configuration.RulePack.PART_2;
import static health.pratique.model.PurposeOfUse.HRESCH;
import static health.pratique.model.PurposeOfUse.PUBHLTH;
import static health.pratique.model.Severity.BLOCK;
import static health.pratique.model.Severity.REVIEW;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.compliance.StatedRule;
import health.pratique.compliance.statement.Landmark;
import health.pratique.model.ReleasePolicy;
import java.util.List;
import java.util.regex.Pattern;

/** 42 CFR part 2: confidentiality of substance use disorder patient records. */
public final class Part2Rules {

    /** The obligation by which a consent says that counselling notes are meant too. */
    public static final String COUNSELING_OBLIGATION = "SUD_COUNSELING_CONSENTED";

    private static final Pattern COUNSELING_HEADING = Pattern.compile(
            "^\\W{0,8}(?:SUD|substance use(?: disorder)?) counsell?ing (?:session |process )?notes?\\b[^.\\n]{0,40}$",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** Of the heading, before its landmark and from it on. */
    private static final int LONGEST_BEFORE = 40;

    private static final int LONGEST_HEADING = 80;

    public static final List<ComplianceRule> ALL = List.of(
            new Part2Consent(),
            new StatedRule(
                    PART_2,
                    "part-2-counseling-notes",
                    BLOCK,
                    "42 CFR 2.11, 2.31(b)",
                    "Notes of substance use disorder counselling are covered by a consent of their own: it carries "
                            + COUNSELING_OBLIGATION + ".",
                    "obtain the patient's consent for the counselling notes, record it in the consent as "
                            + COUNSELING_OBLIGATION + ", then reprocess",
                    facts -> facts.consent().obligations().contains(COUNSELING_OBLIGATION)
                            || !facts.prose()
                                    .anyNear(Landmark.COUNSELING, COUNSELING_HEADING, LONGEST_BEFORE, LONGEST_HEADING)),
            new StatedRule(
                    PART_2,
                    "part-2-public-health",
                    BLOCK,
                    "42 CFR 2.54",
                    "Public health gets records of substance use disorder treatment only de-identified.",
                    "send the document again under the release policy SAFE_HARBOR",
                    facts -> facts.document().purpose() != PUBHLTH || deidentified(facts) || !Part2Record.is(facts)),
            new StatedRule(
                    PART_2,
                    "part-2-research",
                    BLOCK,
                    "42 CFR 2.52(a)",
                    "Research with more than de-identified records of substance use disorder treatment has a board's approval that is configured.",
                    "configure the approval as research.approval, or send the document again under SAFE_HARBOR",
                    facts -> facts.document().purpose() != HRESCH
                            || deidentified(facts)
                            || facts.configuration().research().approval() != null
                            || !Part2Record.is(facts)),
            new StatedRule(
                    PART_2,
                    "part-2-notice",
                    REVIEW,
                    "42 CFR 2.32(a)",
                    "A record of substance use disorder treatment that leaves more than de-identified carries the notice which forbids to pass it on.",
                    "add the notice of 42 CFR 2.32 to the document, and send it again",
                    facts -> deidentified(facts) || !Part2Record.isLabelled(facts) || Part2Record.hasNotice(facts)),
            new StatedRule(
                    PART_2,
                    "part-2-programme-unlabelled",
                    REVIEW,
                    "42 CFR 2.11, 2.12(b)",
                    "What a programme for substance use disorders wrote is labelled or marked as its record.",
                    "ask the programme whether part 2 applies; if so, label the document 42CFRPart2 and record the consent",
                    facts -> Part2Record.is(facts)
                            || facts.consent().obligations().contains(Part2Consent.OBLIGATION)
                            || !Part2Record.isOfProgramme(facts)));

    private Part2Rules() {}

    private static boolean deidentified(ComplianceFacts facts) {
        return facts.document().releasePolicy() == ReleasePolicy.SAFE_HARBOR;
    }
}
