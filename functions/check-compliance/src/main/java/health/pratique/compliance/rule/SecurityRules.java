package health.pratique.compliance.rule;

import static health.pratique.configuration.RulePack.HIPAA_SECURITY;
import static health.pratique.model.Severity.BLOCK;
import static health.pratique.model.Severity.REVIEW;
import static health.pratique.model.Severity.WARN;

import health.pratique.compliance.ComplianceRule;
import health.pratique.compliance.StatedRule;
import health.pratique.compliance.statement.Passage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** 45 CFR part 164, subpart C: security standards for electronic protected health information. */
public final class SecurityRules {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    /** What systems put where nobody configured a name. */
    private static final Set<String> NO_NAMES = Set.of(
            "unknown", "unknown-source", "none", "null", "n/a", "na", "default", "localhost", "changeme", "source");

    public static final List<ComplianceRule> ALL = List.of(
            new EncryptedAtRest(),
            new NoExecutableContent(),
            new StatedRule(
                    HIPAA_SECURITY,
                    "version-kept",
                    BLOCK,
                    "45 CFR 164.312(c)(1)",
                    "The original is one version of its object, so that nobody can put another in its place.",
                    "switch versioning on for the intake bucket, then send the document again",
                    facts -> facts.object().location().versionId() != null
                            && !"null".equals(facts.object().location().versionId())),
            new StatedRule(
                    HIPAA_SECURITY,
                    "time-of-receipt-certain",
                    WARN,
                    "45 CFR 164.312(b)",
                    "The document was not received in the future: the clocks that the audit trail rests on agree.",
                    "have the clocks of the stores and the functions compared",
                    facts -> !facts.document().receivedAt().isAfter(facts.now().plus(CLOCK_TOLERANCE))),
            new StatedRule(
                    HIPAA_SECURITY,
                    "source-named",
                    WARN,
                    "45 CFR 164.312(d)",
                    "The sending system has a name of its own, not a placeholder.",
                    "give the sending system a name in the metadata source-system",
                    facts ->
                            !NO_NAMES.contains(facts.document().source().strip().toLowerCase(Locale.ROOT))),
            new StatedRule(
                    HIPAA_SECURITY,
                    "no-credentials",
                    REVIEW,
                    "45 CFR 164.308(a)(5)(ii)(D), 164.312(d)",
                    "No private key, access key or password for a system stands in the document.",
                    "have the credential revoked at once, and send the document again without it",
                    facts -> facts.prose().passages().stream().noneMatch(Credentials::in)
                            && facts.statements().addresses().stream()
                                    .map(Passage::of)
                                    .noneMatch(Credentials::in)),
            new StatedRule(
                    HIPAA_SECURITY,
                    "addresses-lead-outside",
                    REVIEW,
                    "45 CFR 164.312(a)(1), 164.312(e)(1)",
                    "No address in the document leads to files or services inside the network of who reads it.",
                    "put the content itself in place of the address, or an https address that its reader may fetch",
                    facts -> facts.statements().addresses().stream().noneMatch(InsideAddress::is)),
            new StatedRule(
                    HIPAA_SECURITY,
                    "text-shows-what-it-says",
                    REVIEW,
                    "45 CFR 164.312(c)(1); Unicode Technical Report 36",
                    "No text is hidden from its reader, or shown in another order than machines read it.",
                    "send the document again without bidirectional overrides and invisible tag characters",
                    facts -> facts.prose().texts().stream().noneMatch(HiddenText::in)));

    private SecurityRules() {}
}
