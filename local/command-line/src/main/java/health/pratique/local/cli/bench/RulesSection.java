package health.pratique.local.cli.bench;

import health.pratique.compliance.Circumstances;
import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.RuleBook;
import health.pratique.configuration.ConfigurationContent;
import health.pratique.configuration.RulePack;
import health.pratique.local.cli.demo.OrdinaryMix;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All packs of rules on the ordinary mix of documents, one after the other: on what was opened before, with the index that the rules
 * share; or from the stored bytes on, as CheckCompliance does it.
 */
final class RulesSection implements DecisionSection {

    private static final Duration AIM = Duration.ofMillis(1);
    private static final Duration AIM_OPENED = Duration.ofMillis(100);

    private final boolean opening;
    private final Circumstances circumstances;
    private List<MixedDocument> documents = List.of();

    /** @param opening whether opening the document is measured too */
    RulesSection(boolean opening) {
        this.opening = opening;
        ConfigurationContent all = ConfigurationContent.DEFAULT;
        for (RulePack pack : RulePack.values()) {
            all = all.with(pack, true);
        }
        circumstances = new Circumstances(all, "eu-west-2", Instant.now());
    }

    @Override
    public String name() {
        return opening ? "opened" : "rules";
    }

    @Override
    public String caller() {
        return "CheckComplianceFunction";
    }

    @Override
    public Duration aim() {
        return opening ? AIM_OPENED : AIM;
    }

    @Override
    public void prepare(PrintWriter progress) {
        documents = OrdinaryMix.submissions().stream().map(MixedDocument::of).toList();
    }

    @Override
    public void decide(int number) {
        MixedDocument document = documents.get(number % documents.size());
        ComplianceFacts facts = opening ? document.opened(circumstances) : document.indexed(circumstances);
        RuleBook.standard().check(facts);
    }
}
