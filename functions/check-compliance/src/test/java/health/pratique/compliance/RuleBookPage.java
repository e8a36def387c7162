package health.pratique.compliance;

import health.pratique.compliance.rule.RetentionClass;
import health.pratique.model.DocumentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/compliance-rules.md} out of the rule book. Run it in the module's directory after a rule has changed. */
public final class RuleBookPage {

    static final Path FILE = Path.of("..", "..", "docs", "compliance-rules.md");

    private RuleBookPage() {}

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, text());
    }

    static String text() {
        return """
                # Compliance rules

                Each document is held against every rule below before it can be released. BLOCK and REVIEW hold it in quarantine with the
                reason `RULE_FAILED`; WARN is noted in its audit trail. The page is generated from the code (`RuleBookPage`), and a test
                fails when it is out of date.

                | rule | demands | source | when broken | what to do |
                |---|---|---|---|---|
                %s

                ## Consents of their own

                Two rules look for an obligation in the consent that permits the use: `PSYCHOTHERAPY_AUTHORIZED` (the patient's authorisation
                for psychotherapy notes) and `PART_2_CONSENTED` (a written consent with the elements of 42 CFR 2.31).

                ## Retention classes

                | kind | class | years at least | source |
                |---|---|---|---|
                %s
                """.formatted(
                        lines(RuleBook.standard().rules().stream().map(RuleBookPage::row)),
                        lines(Stream.of(DocumentKind.values()).flatMap(RuleBookPage::retention)));
    }

    private static String row(ComplianceRule rule) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(rule.id(), rule.demand(), rule.citation(), rule.severity(), rule.remedy());
    }

    private static Stream<String> retention(DocumentKind kind) {
        return RetentionClass.of(kind).stream()
                .map(known -> "| %s | %s | %d | %s |".formatted(kind, known.name(), known.years(), known.authority()));
    }

    private static String lines(Stream<String> rows) {
        return rows.collect(Collectors.joining("\n"));
    }
}
