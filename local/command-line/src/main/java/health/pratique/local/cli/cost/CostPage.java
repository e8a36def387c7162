package health.pratique.local.cli.cost;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes {@code docs/cost.md}: the bills that people ask for first, and everything that they are made of. */
final class CostPage {

    private static final long MILLION = 1_000_000;
    private static final List<Long> VOLUMES = List.of(0L, 1_000L, 62_000L, MILLION);
    private static final Scenario USUAL = new Scenario(
            62_000,
            Environment.PROD,
            Packaging.NATIVE,
            WorkflowType.STANDARD,
            Detectors.LOCAL,
            PriceRegion.EU_WEST_2,
            Intake.BUCKET);

    private final PriceList prices = PriceList.read();
    private final Inputs inputs = Inputs.read();

    String text() {
        return """
                # Cost

                What the platform costs on AWS, in US dollars without tax, by list prices. The page is made by `./pratique cost --markdown`, and a test fails when it is
                not what the command makes. An estimate: what is measured, counted or only assumed is said beside each number [below](#inputs). Ask with your own:

                ```sh
                ./pratique cost --documents-a-day 62000 --packaging native --workflow EXPRESS
                ./pratique cost --documents-a-day 62000 --detectors local-first --region us-east-1 --with document-bytes=12000 --with held-share=0.02
                ```

                ## At a glance

                A month in prod (`eu-west-2`, native, PHI detection by the local engine alone). *Each* is what one more document costs; what is fixed is apart.

                %s
                In us-east-1:

                %s
                ## Packaging

                Memory is the same for both, so what differs is cold starts alone. Lambda's part of a month, `eu-west-2`:

                %s
                ## Comprehend Medical

                Chosen by the template's parameter `Detectors`, and apart from all other figures. DetectPHI is asked about a document twice: at its detection, and over the copy
                before its release.

                %s
                ## The fixed part

                What is paid though nothing arrives: `eu-west-2`, a month, without Comprehend Medical's endpoint. Whatever is not prod has a `db.t4g.micro` for each database, without
                proxies, and all endpoints in one zone.

                %s
                ## The part of the documents

                At 62,000 a day, STANDARD, native, `eu-west-2`:

                %s
                ## How many at once

                With `ReserveConcurrency=yes` each function has its share of the account's concurrent executions. What of it is used at 1,000,000 documents a day, and how many
                calls a second fill it (its executions over the seconds of a call, by the inputs below), jvm with SnapStart, which takes longer:

                %s
                A call that finds no place waits in the workflow's retries or in the stream; nothing is lost. The shares of a document's functions are alike because a burst passes
                through all of them, and large because of large documents, which take seconds where a note takes milliseconds. What is not in the table is set by what it does: one
                for what must not run beside itself (LearnForest, AnchorAudit), two for SweepPipeline and RotateSecret, 5 to 20 for what people and streams start, 50 for tokens and 200
                for HealthAPI, whose calls took 4.7 ms in the middle and 21 at the 99th percentile (`./pratique bench api`, 200 a second on two cores with the databases beside them).

                ## The intake stream

                With `StreamIntake=kinesis`, by `--intake stream`: what is paid beside all of the above, a month in prod, `eu-west-2`. By default there is no stream.

                %s
                ## Not in it

                HealthAPI's calls and its web firewall, data sent out to the internet, backups (AWS Backup's vault and those of the databases), replicas, GuardDuty, the stacks `security`, `recovery` and `workspace`, support,
                free tiers, savings plans. Originals stay in S3 Standard here; the template moves them to Glacier after 90 days.

                ## Prices

                List prices as they were written down; nothing is asked of AWS when the command runs. **A price of unknown date has to be looked up before it is relied on.**

                %s
                ## Inputs

                *template*: held against `sam/` by a test. *counted*: out of code or a run. *measured*, *assumed*: as it says. Each can be given with `--with`.

                %s
                Functions: calls a document (`held`: of those held; `batch`: as a stream gathers them), calls of other services in each, milliseconds of computing.

                %s""".formatted(
                        glance(PriceRegion.EU_WEST_2),
                        glance(PriceRegion.US_EAST_1),
                        packaging(),
                        comprehend(),
                        fixed(),
                        lines(bill(USUAL).work()),
                        shares(),
                        stream(),
                        prices(),
                        inputs(),
                        functions());
    }

    private String glance(PriceRegion region) {
        Scenario base = USUAL.with(region);
        return table(
                "| documents a day | fixed | STANDARD: documents | each | EXPRESS: documents | each |",
                VOLUMES,
                volume -> {
                    Bill standard = bill(base.with(volume));
                    Bill express = bill(base.with(volume).with(WorkflowType.EXPRESS));
                    return row(
                            whole(volume),
                            usd(standard.fixedUsd()),
                            usd(standard.workUsd()),
                            each(standard.eachUsd()),
                            usd(express.workUsd()),
                            each(express.eachUsd()));
                });
    }

    private String packaging() {
        return table(
                "| documents a day | native | jvm with SnapStart |",
                VOLUMES,
                volume -> row(
                        whole(volume),
                        usd(lambda(USUAL.with(volume).with(Packaging.NATIVE))),
                        usd(lambda(USUAL.with(volume).with(Packaging.JVM)))));
    }

    private double lambda(Scenario scenario) {
        return bill(scenario).work().stream()
                .filter(line -> line.what().equals("Lambda"))
                .mapToDouble(CostLine::usd)
                .sum();
    }

    private String comprehend() {
        return table("| documents a day | local | local-first | local,comprehend | each |", VOLUMES, volume -> {
            Bill both = bill(USUAL.with(volume).with(Detectors.BOTH));
            return row(
                    whole(volume),
                    usd(bill(USUAL.with(volume)).comprehend()),
                    usd(bill(USUAL.with(volume).with(Detectors.LOCAL_FIRST)).comprehend()),
                    usd(both.comprehend()),
                    each(both.comprehendEachUsd()));
        });
    }

    private String fixed() {
        Bill prod = bill(USUAL);
        Bill dev = bill(USUAL.with(Environment.DEV));
        return table(
                        "| what | prod | dev |",
                        prod.fixed(),
                        line -> row(line.what(), usd(line.usd()), usd(dev.fixedUsd(line.what()))))
                + row("all", usd(prod.fixedUsd()), usd(dev.fixedUsd()));
    }

    private String shares() {
        Scenario busy = USUAL.with(MILLION).with(Packaging.JVM);
        return table(
                "| function | share | ms a call | in use on average | in the busiest minute | calls a second that fill it |",
                new Estimate(prices, inputs, busy).shares(),
                share -> row(
                        share.function(),
                        whole((long) share.reserved()),
                        usd(share.millis()),
                        usd(share.used()),
                        usd(share.busiest()),
                        whole((long) share.callsASecond())));
    }

    private String stream() {
        return table("| documents a day | fixed | documents | each |", VOLUMES, volume -> {
            Bill without = bill(USUAL.with(volume));
            Bill with = bill(USUAL.with(volume).with(Intake.STREAM));
            return row(
                    whole(volume),
                    usd(with.fixedUsd() - without.fixedUsd()),
                    usd(with.workUsd() - without.workUsd()),
                    each(with.eachUsd() - without.eachUsd()));
        });
    }

    private static String lines(List<CostLine> lines) {
        return table("| what | a month |", lines, line -> row(line.what(), usd(line.usd())));
    }

    private String prices() {
        return table(
                "| price | unit | eu-west-2 | us-east-1 | published | read in |",
                List.copyOf(prices.prices().values()),
                price -> row(
                        "`" + price.key() + "`",
                        price.unit(),
                        plain(price.london()),
                        plain(price.virginia()),
                        price.date(),
                        price.source()));
    }

    private String inputs() {
        return table(
                "| input | value | unit | how | from |",
                List.copyOf(inputs.inputs().values()),
                input -> row("`" + input.key() + "`", plain(input.value()), input.unit(), input.how(), input.from()));
    }

    private static String functions() {
        return table(
                "| function | calls | S3 | DynamoDB, KMS | PostgreSQL | ms |",
                FunctionWork.all(),
                work -> row(
                        work.name(),
                        work.calls(),
                        plain(work.s3()),
                        plain(work.dynamodb()),
                        plain(work.postgresql()),
                        plain(work.computing())));
    }

    private Bill bill(Scenario scenario) {
        return new Estimate(prices, inputs, scenario).bill();
    }

    private static <T> String table(String head, List<T> rows, Function<T, String> row) {
        String rule = "|---".repeat(head.split("\\|").length - 1) + "|\n";
        return head + "\n" + rule + rows.stream().map(row).collect(Collectors.joining());
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String usd(double amount) {
        return String.format(Locale.ROOT, amount < 100 ? "%,.2f" : "%,.0f", amount);
    }

    static String each(double amount) {
        return amount == 0 ? "" : String.format(Locale.ROOT, "%.6f", amount);
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
