package health.pratique.local.cli.cost;

import java.util.ArrayList;
import java.util.List;

/** Makes the bill of a month. All formulas are here; all numbers are in the tables. */
final class Estimate {

    private static final double SECONDS_AN_HOUR = 3600;
    private static final double MEGABYTES_A_GB = 1024;
    private static final double BYTES_A_GB = 1e9;
    private static final double MILLIS = 1000;
    private static final double EXPRESS_GB = 64 / MEGABYTES_A_GB;
    private static final double CHARACTERS_A_UNIT = 100;
    private static final double SEARCHES = 2;
    private static final double MONTHS = 12;
    private static final double TRACES_A_SECOND = 1;
    private static final double TRACED_BEYOND = 0.05;
    private static final double SECONDS_OF_ARCHIVE_BATCH = 5;
    private static final double BYTES_IN_BASE64 = 4.0 / 3;
    private static final double BYTES_BESIDE_CONTENT = 300;
    private static final double BILLED_BYTES = 1024;

    private final PriceList prices;
    private final Inputs inputs;
    private final Scenario scenario;
    private final double documents;

    Estimate(PriceList prices, Inputs inputs, Scenario scenario) {
        this.prices = prices;
        this.inputs = inputs;
        this.scenario = scenario;
        this.documents = scenario.documentsADay() * inputs.value("days-a-month");
    }

    Bill bill() {
        return new Bill(fixed(), documents == 0 ? List.of() : work(), comprehend(), documents);
    }

    private List<CostLine> fixed() {
        double hours = inputs.value("hours-a-month");
        double databases = inputs.value("fixed.databases");
        double endpoints = inputs.value("fixed.endpoints") + (scenario.detectors() == Detectors.LOCAL ? 0 : 1);
        List<CostLine> lines = new ArrayList<>();
        lines.add(new CostLine(
                "two databases with storage",
                databases
                        * (hours * usd(ours("rds.instance-hour"))
                                + inputs.value("fixed.database-gb") * usd(ours("rds.gb-month")))));
        double proxies = inputs.value(ours("fixed.proxy-vcpus"));
        if (proxies > 0) {
            lines.add(new CostLine("RDS Proxy", proxies * hours * usd("rds.proxy-vcpu-hour")));
        }
        lines.add(new CostLine(
                "interface endpoints",
                endpoints * inputs.value(ours("fixed.zones")) * hours * usd("vpc.endpoint-hour")));
        if (inputs.value("fixed.nat-gateways") > 0) {
            lines.add(new CostLine("NAT gateways", inputs.value("fixed.nat-gateways") * hours * usd("vpc.nat-hour")));
        }
        lines.add(new CostLine(
                "keys and secrets",
                inputs.value("fixed.keys") * usd("kms.key") + inputs.value("fixed.secrets") * usd("secrets.secret")));
        lines.add(new CostLine(
                "alarms and metrics",
                inputs.value("fixed.alarms") * usd("cloudwatch.alarm")
                        + inputs.value("fixed.metrics") * usd("cloudwatch.metric")));
        lines.add(new CostLine(
                "sweeps and anchors",
                calls(inputs.value("fixed.sweeps"), "sweep-pipeline", inputs.value("fixed.sweep-millis"))
                        + calls(inputs.value("fixed.anchors"), "anchor-audit", inputs.value("fixed.anchor-millis"))
                        + inputs.value("fixed.anchors") * usd("s3.put")));
        if (scenario.intake() == Intake.STREAM) {
            lines.add(new CostLine("intake stream, on demand", hours * usd("kinesis.stream-hour")));
        }
        return lines;
    }

    private List<CostLine> work() {
        List<CostLine> lines = new ArrayList<>(List.of(
                new CostLine(
                        "Lambda",
                        FunctionWork.all().stream().mapToDouble(this::function).sum()),
                new CostLine("Step Functions", workflow()),
                new CostLine(
                        "DynamoDB requests",
                        documents
                                * (inputs.value("dynamodb.writes") * usd("dynamodb.write")
                                        + inputs.value("dynamodb.reads") * usd("dynamodb.read"))),
                new CostLine(
                        "S3 and KMS requests",
                        documents
                                * (inputs.value("s3.puts") * usd("s3.put")
                                        + inputs.value("s3.gets") * usd("s3.get")
                                        + inputs.value("kms.requests") * usd("kms.request"))),
                new CostLine("logs and traces", logs() + traces() * usd("xray.trace")),
                new CostLine("storage of a year's documents", storage())));
        if (scenario.intake() == Intake.STREAM) {
            lines.add(new CostLine("intake stream, its records and IngestStream", streamed()));
        }
        return lines;
    }

    /** Each record in and out once, what is kept of it after a day, and the batches that a second gathers. */
    private double streamed() {
        double envelope = inputs.value("document-bytes") * BYTES_IN_BASE64 + BYTES_BESIDE_CONTENT;
        double gigabytes = documents * Math.ceil(envelope / BILLED_BYTES) * BILLED_BYTES / BYTES_A_GB;
        double monthsKept = inputs.value(ours("stream.days-beyond-first")) / inputs.value("days-a-month");
        double batches = Math.max(
                documents / inputs.value("batch.stream"),
                Math.min(documents, inputs.value("hours-a-month") * SECONDS_AN_HOUR));
        return gigabytes
                        * (usd("kinesis.gb-in")
                                + usd("kinesis.gb-out")
                                + monthsKept * usd("kinesis.gb-month-beyond-first"))
                + calls(batches, "ingest-stream", documents / batches * inputs.value("millis.s3"));
    }

    /** How much of its reserved concurrency each function uses: calls a second by the seconds of a call. */
    List<Share> shares() {
        double seconds = inputs.value("hours-a-month") * SECONDS_AN_HOUR;
        return FunctionWork.all().stream()
                .map(work -> {
                    double used = callsOf(work) / seconds * millisOf(work) / MILLIS;
                    return new Share(
                            work.name(),
                            inputs.value("reserved." + work.name()),
                            millisOf(work),
                            used,
                            used * inputs.value("busiest-minute"));
                })
                .toList();
    }

    private double function(FunctionWork work) {
        return calls(callsOf(work), work.name(), millisOf(work));
    }

    private double millisOf(FunctionWork work) {
        return work.warmMillis(inputs, inputs.value("memory." + work.name()))
                + inputs.value("cold-share") * inputs.value("cold-millis." + scenario.packaging());
    }

    private double callsOf(FunctionWork work) {
        double seconds = inputs.value("hours-a-month") * SECONDS_AN_HOUR;
        return switch (work.calls()) {
            case "1" -> documents;
            case "held" -> documents * inputs.value("held-share");
            case "batch" ->
                work.name().equals("publish-resources")
                        ? Math.max(documents / inputs.value("batch.publish"), Math.min(documents, seconds))
                        : Math.max(
                                documents * inputs.value("events-a-document") / inputs.value("batch.archive"),
                                Math.min(documents, seconds / SECONDS_OF_ARCHIVE_BATCH));
            default -> throw new IllegalStateException("functions.txt: " + work.calls());
        };
    }

    private double calls(double calls, String function, double millis) {
        double gigabytes = inputs.value("memory." + function) / MEGABYTES_A_GB;
        return calls * (usd("lambda.request") + gigabytes * millis / MILLIS * usd("lambda.gb-second"));
    }

    private double workflow() {
        double held = inputs.value("held-share");
        double review = held * (usd("sns.publish") + inputs.value("transitions.review") * usd("states.transition"));
        double run =
                switch (scenario.workflow()) {
                    case STANDARD ->
                        usd("states.transition")
                                * ((1 - held) * inputs.value("transitions.released")
                                        + held * inputs.value("transitions.held"));
                    case EXPRESS ->
                        usd("states.express-request")
                                + EXPRESS_GB * inputs.value("express-seconds") * usd("states.express-gb-second");
                };
        return documents * (run + review);
    }

    private double logs() {
        double gigabytes = documents * inputs.value("log-bytes") / BYTES_A_GB;
        return gigabytes * (usd("logs.gb") + MONTHS * usd("logs.gb-month"));
    }

    private double traces() {
        double first = inputs.value("hours-a-month") * SECONDS_AN_HOUR * TRACES_A_SECOND;
        return Math.min(documents, first) + Math.max(0, documents - first) * TRACED_BEYOND;
    }

    private double storage() {
        double kept = documents * MONTHS * inputs.value("years-kept");
        double objects = kept * 2 * inputs.value("document-bytes") / BYTES_A_GB;
        return objects * usd("s3.gb-month")
                + kept * inputs.value("dynamodb.bytes") / BYTES_A_GB * usd("dynamodb.gb-month");
    }

    private double comprehend() {
        double share =
                switch (scenario.detectors()) {
                    case LOCAL -> inputs.value("comprehend-share.local");
                    case LOCAL_FIRST -> inputs.value("comprehend-share.local-first");
                    case BOTH -> inputs.value("comprehend-share.both");
                };
        double units = inputs.value("document-bytes") * share * SEARCHES / CHARACTERS_A_UNIT;
        return documents * units * usd("comprehend.phi-unit");
    }

    /** What the environments differ in has a row for each. */
    private String ours(String key) {
        return key + "." + scenario.environment();
    }

    private double usd(String key) {
        return prices.usd(key, scenario.region());
    }
}
