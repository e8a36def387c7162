package health.pratique.model;

import java.util.List;

/**
 * What the compliance rules said.
 *
 * @param passed no finding is of severity BLOCK or REVIEW
 */
public record ComplianceOutcome(boolean passed, List<Finding> findings) {

    public ComplianceOutcome {
        findings = List.copyOf(findings);
    }

    public static ComplianceOutcome of(List<Finding> findings) {
        return new ComplianceOutcome(
                findings.stream().allMatch(finding -> finding.severity() == Severity.WARN), findings);
    }
}
