package health.pratique.compliance;

import health.pratique.configuration.ConfigurationContent;
import health.pratique.configuration.ConfigurationJson;
import health.pratique.configuration.DataProtection;
import health.pratique.configuration.LawfulBasis;
import health.pratique.configuration.ResearchApproval;
import health.pratique.configuration.RetentionPlan;
import health.pratique.configuration.ReviewPlan;
import health.pratique.configuration.RulePack;
import health.pratique.configuration.SpecialCategoryBasis;
import health.pratique.configuration.Thresholds;
import health.pratique.configuration.TransferBasis;
import health.pratique.model.DocumentKind;
import health.pratique.retention.RetentionClass;
import health.pratique.retention.StateRetention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/compliance-rules.md} out of the rule book. Run it in the module's directory after a rule has changed. */
public final class RuleBookPage {

    static final Path FILE = Path.of("..", "..", "docs", "compliance-rules.md");

    private static final ConfigurationContent EXAMPLE = new ConfigurationContent(
            Map.of(RulePack.GDPR, true, RulePack.SECONDARY_USE, true),
            new Thresholds(11, 2, 0, 30),
            new RetentionPlan("CA", 10, 25),
            new DataProtection(
                    LawfulBasis.PUBLIC_TASK,
                    SpecialCategoryBasis.RESEARCH,
                    Set.of("eu-central-1", "eu-west-1"),
                    TransferBasis.NONE),
            new ResearchApproval("IRB 2026-17", LocalDate.of(2027, 6, 30), "DUA-4", null, false),
            new ReviewPlan(true));

    private RuleBookPage() {}

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, text());
    }

    static String text() {
        return """
                # Compliance rules

                Each document is held against %d rules in %d packs before it can be released. BLOCK and REVIEW hold it in quarantine with the
                reason `RULE_FAILED`; WARN is noted in its audit trail. A finding names the rule and never quotes the document. The page is
                generated from the code (`RuleBookPage`), and a test fails when it is out of date.

                Rules about statements look at FHIR, and at HL7 v2 and C-CDA as [they map to FHIR](fhir-mapping.md).

                ## Configuration

                Each custodian switches packs on and off, sets thresholds and says on what legal grounds it works:

                ```sh
                ./pratique configure set --custodian harbor-clinic --author j.doe --reason "board of 3 March" our.json
                ./pratique configure show --custodian harbor-clinic       # what is in force, defaults included
                ./pratique configure history --custodian harbor-clinic    # all versions: when, by whom, why
                ```

                ```json
                %s
                ```

                All of it may be left out; what is left out is as by default. A mistake is refused with its place. Each change is a new version in the
                table `custodian-configuration`, which never changes, and an event on the custodian's own chain of the audit trail that
                seals it by a fingerprint. A function sees a change within 30 seconds, and the audit event of each check names the
                version. A configuration that cannot be read holds documents (`CONFIGURATION_UNREADABLE`); it does not fall back to the defaults.

                | section | says | by default |
                |---|---|---|
                | `packs` | packs that are on (`true`) or off (`false`) | %s; `GDPR` where the installation is in a region of the EU or the United Kingdom |
                | `thresholds` | `smallestCell` 1 to 1000, `duplicateStatements` and `implausibleValues` from 0, `oldestRecordYears` 1 to 200 | 11, 0, 0, 120 |
                | `retention` | `state` in two letters, `originalsKeptYears`, `minorsKeptUntilAge` | nothing |
                | `dataProtection` | `lawfulBasis` %s; `specialCategoryBasis` %s; `regions` of AWS; `transferBasis` %s | consent, explicit consent, any, none |
                | `research` | references of `approval`, `dataUseAgreement`, `expertDetermination`; `approvedUntil`; `modelTraining` | nothing |
                | `review` | `twoPeople`: [two people](review.md#two-people) have to agree on every release | `false` |

                %s
                ## Consents of their own

                Three rules look for an obligation in the consent that permits the use: `PSYCHOTHERAPY_AUTHORIZED` (the patient's authorisation
                for psychotherapy notes), `PART_2_CONSENTED` (a written consent with the elements of 42 CFR 2.31) and
                `SUD_COUNSELING_CONSENTED` (one for the notes of substance use disorder counselling).

                ## Retention classes

                | kind | class | years at least | source |
                |---|---|---|---|
                %s

                ## Retention by state

                A hospital's term, unless the source says otherwise. A state that is not here is not known; with `retention.state` naming it, that is
                noted.

                | state | documents | years at least | a minor's until age | source |
                |---|---|---|---|---|
                %s
                """.formatted(
                        RuleBook.standard().rules().size(),
                        RulePack.values().length,
                        ConfigurationJson.write(EXAMPLE).replace("\r\n", "\n"),
                        Arrays.stream(RulePack.values())
                                .filter(pack -> pack.onByDefault(false))
                                .map(pack -> "`" + pack + "`")
                                .collect(Collectors.joining(", ")),
                        choices(LawfulBasis.values()),
                        choices(SpecialCategoryBasis.values()),
                        choices(TransferBasis.values()),
                        Arrays.stream(RulePack.values()).map(RuleBookPage::pack).collect(Collectors.joining()),
                        lines(Stream.of(DocumentKind.values()).flatMap(RuleBookPage::retention)),
                        lines(StateRetention.TABLE.stream().map(RuleBookPage::state)));
    }

    private static String pack(RulePack pack) {
        List<ComplianceRule> rules = RuleBook.standard().rules().stream()
                .filter(rule -> rule.pack() == pack)
                .toList();
        return """
                ## %s: `%s`

                %d rules.

                | rule | demands | source | when broken | what to do |
                |---|---|---|---|---|
                %s

                """.formatted(
                        pack.title(), pack, rules.size(), lines(rules.stream().map(RuleBookPage::row)));
    }

    private static String row(ComplianceRule rule) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(rule.id(), rule.demand(), rule.citation(), rule.severity(), rule.remedy());
    }

    private static Stream<String> retention(DocumentKind kind) {
        return RetentionClass.of(kind).stream()
                .map(known -> "| %s | %s | %d | %s |".formatted(kind, known.name(), known.years(), known.authority()));
    }

    private static String state(StateRetention row) {
        return "| %s | %s | %d | %s | %s |"
                .formatted(
                        row.state(),
                        row.kinds().isEmpty()
                                ? "all"
                                : row.kinds().stream().map(Enum::name).collect(Collectors.joining(", ")),
                        row.years(),
                        row.minorsUntilAge() == null ? "" : row.minorsUntilAge().toString(),
                        row.authority());
    }

    private static String choices(Enum<?>[] values) {
        return Arrays.stream(values).map(value -> "`" + value + "`").collect(Collectors.joining(", "));
    }

    private static String lines(Stream<String> rows) {
        return rows.collect(Collectors.joining("\n"));
    }
}
