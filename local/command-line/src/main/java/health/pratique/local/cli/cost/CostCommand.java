package health.pratique.local.cli.cost;

import health.pratique.local.cli.CommandFailed;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a platform team asks before it deploys. */
@Command(
        name = "cost",
        description =
                "What the platform costs on AWS in a month, by list prices that are written down with their date.",
        footer = {
            "",
            "Needs no platform and no network. Prices and inputs are listed in docs/cost.md.",
            "Examples: ./pratique cost --documents-a-day 62000 --packaging native --workflow EXPRESS",
            "          ./pratique cost --documents-a-day 1000 --detectors local-first --with document-bytes=12000"
        })
public final class CostCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--documents-a-day", defaultValue = "1000", description = "That arrive (default: 1000).")
    private long documents;

    @Option(names = "--environment", defaultValue = "prod", description = "${COMPLETION-CANDIDATES}; prod by default.")
    private Environment environment = Environment.PROD;

    @Option(
            names = "--packaging",
            defaultValue = "native",
            description = "${COMPLETION-CANDIDATES}; native by default.")
    private Packaging packaging = Packaging.NATIVE;

    @Option(
            names = "--workflow",
            defaultValue = "STANDARD",
            description = "${COMPLETION-CANDIDATES}; STANDARD by default.")
    private WorkflowType workflow = WorkflowType.STANDARD;

    @Option(names = "--detectors", defaultValue = "local", description = "${COMPLETION-CANDIDATES}; local by default.")
    private Detectors detectors = Detectors.LOCAL;

    @Option(
            names = "--region",
            defaultValue = "eu-west-2",
            description = "${COMPLETION-CANDIDATES}; eu-west-2 by default.")
    private PriceRegion region = PriceRegion.EU_WEST_2;

    @Option(names = "--intake", defaultValue = "bucket", description = "${COMPLETION-CANDIDATES}; bucket by default.")
    private Intake intake = Intake.BUCKET;

    @Option(names = "--with", paramLabel = "INPUT=VALUE", description = "An input of one's own; may be repeated.")
    private Map<String, Double> own = Map.of();

    @Option(names = "--markdown", description = "Print docs/cost.md instead.")
    private boolean markdown;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (markdown) {
            out.print(new CostPage().text());
        } else {
            print(out, bill());
        }
        out.flush();
        return 0;
    }

    private Bill bill() {
        try {
            Scenario scenario = new Scenario(documents, environment, packaging, workflow, detectors, region, intake);
            return new Estimate(PriceList.read(), Inputs.read().with(own), scenario).bill();
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailed(String.valueOf(wrong.getMessage()));
        }
    }

    private void print(PrintWriter out, Bill bill) {
        out.printf(
                Locale.ROOT,
                "%s documents a day by the %s, %s, %s, %s, %s, %s: US dollars a month%n%n",
                CostPage.whole(documents),
                intake,
                environment,
                packaging,
                workflow,
                detectors,
                region);
        print(out, "fixed", bill.fixed(), bill.fixedUsd());
        print(out, "documents", bill.work(), bill.workUsd());
        out.printf("%-40s %12s%n", "Comprehend Medical", CostPage.usd(bill.comprehend()));
        out.printf("%-40s %12s%n", "all", CostPage.usd(bill.totalUsd()));
        if (bill.documents() > 0) {
            out.printf("%-40s %12s%n", "each document", CostPage.each(bill.eachUsd() + bill.comprehendEachUsd()));
        }
    }

    private static void print(PrintWriter out, String head, List<CostLine> lines, double sum) {
        out.printf("%-40s %12s%n", head, CostPage.usd(sum));
        lines.forEach(line -> out.printf("  %-38s %12s%n", line.what(), CostPage.usd(line.usd())));
    }
}
