package health.pratique.local.cli.bench;

import health.pratique.clinical.ClinicalStore;
import health.pratique.consent.ReadingConsents;
import health.pratique.local.cli.Connection;
import health.pratique.local.cli.ConsentDesk;
import health.pratique.local.cli.PlatformOption;
import health.pratique.local.cli.TokenDesk;
import health.pratique.local.cli.TokenWish;
import health.pratique.local.cli.bench.ConstantRate.Answered;
import health.pratique.local.cli.bench.ConstantRate.Result;
import health.pratique.local.cli.platform.Platform;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.Role;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long callers wait for FHIR answers, and whether each of their calls is counted. */
@Command(
        name = "api",
        description =
                "Time of HealthAPI's reads and searches at a constant rate, warm, and what the usage ledger counted.",
        footer = {
            "",
            "Through the local API Gateway, with key, token, consent and record of access, as every call. Calls are sent when they",
            "are due, whether those before are answered or not, and timed from then on. The callers share this machine's cores.",
            "Aims: p95 20 ms, p99 60 ms at 200 a second with 100,000 resources on two cores; calls sent = calls counted."
        })
final class ApiBenchCommand implements Callable<Integer> {

    private static final double AIM_P95 = 20;
    private static final double AIM_P99 = 60;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PlatformOption platformOption;

    @Option(names = "--resources", defaultValue = "100000", description = "FHIR resources (default: 100000).")
    private int resources;

    @Option(names = "--rate", defaultValue = "200", description = "Calls a second (default: 200).")
    private int rate;

    @Option(names = "--seconds", defaultValue = "60", description = "To measure (default: 60).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Before that (default: 60).")
    private int warmUp;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        try (Platform platform = Platform.start(platformOption.options(0, Optional.empty()), out);
                Connection connection = new Connection(platform.info());
                HttpClient http = HttpClient.newHttpClient()) {
            ManyResources many = filled(connection);
            ApiCalls calls = new ApiCalls(
                    platform.info().healthApi(),
                    many,
                    token(connection, many, Role.CLINICIAN),
                    token(connection, many, Role.PARTNER));
            ConstantRate load = new ConstantRate(http, calls, rate);
            load.send(0, rate * warmUp);
            Map<String, Long> before = calls.counted(http);
            List<Answered> answered = load.send(rate * warmUp, rate * seconds);
            Map<String, Long> after = calls.counted(http);
            boolean timely = times(out, answered);
            boolean exact = ledger(out, answered, before, after);
            return timely && exact ? 0 : 1;
        }
    }

    private ManyResources filled(Connection connection) throws SQLException {
        PrintWriter progress = spec.commandLine().getErr();
        int patients = Math.max(1, resources / ManyResources.PER_PATIENT);
        ManyConsents consents = new ManyConsents(1, patients, PurposeOfUse.TREAT);
        ManyResources many = new ManyResources(consents.custodian(0), patients);
        many.fill(Arc.container().instance(ClinicalStore.class).get(), progress);
        makeTables(consents);
        try (java.sql.Connection database = ConsentDesk.database(connection)) {
            consents.fill(database, progress);
        }
        return many;
    }

    /** The tables of consents come to be with the first question. */
    private static void makeTables(ManyConsents consents) {
        Arc.container()
                .instance(ReadingConsents.class)
                .get()
                .standing(consents.custodian(0), consents.purpose(), List.of(consents.subject(0)));
    }

    private static String token(Connection connection, ManyResources many, Role role) throws IOException {
        TokenWish wish = new TokenWish(
                role,
                many.custodian(),
                Optional.empty(),
                Optional.empty(),
                "bench",
                Optional.empty(),
                Optional.empty());
        return new TokenDesk(connection).issue(wish, wish.claims());
    }

    private static boolean times(PrintWriter out, List<Answered> answered) {
        out.printf("%n%-20s %8s %8s %8s %8s   milliseconds%n", "", "calls", "p50", "p95", "p99");
        for (ApiQuestion question : ApiQuestion.values()) {
            line(
                    out,
                    question.name(),
                    answered.stream()
                            .filter(each -> each.question() == question)
                            .toList());
        }
        Percentiles all = line(out, "all", answered);
        Map<Result, Long> results =
                answered.stream().collect(Collectors.groupingBy(Answered::result, Collectors.counting()));
        boolean met =
                all.p95() <= AIM_P95 && all.p99() <= AIM_P99 && results.keySet().equals(Set.of(Result.FOUND));
        out.printf("%-20s %8s %8s %8.0f %8.0f   %s%n", "aim", "", "", AIM_P95, AIM_P99, met ? "met" : "missed");
        out.printf("%nanswers: %s%n", results);
        out.flush();
        return met;
    }

    private static Percentiles line(PrintWriter out, String name, List<Answered> answered) {
        List<Duration> times = answered.stream().map(Answered::time).toList();
        Percentiles found = Percentiles.of(times);
        out.printf("%-20s %8d %8.1f %8.1f %8.1f%n", name, times.size(), found.p50(), found.p95(), found.p99());
        return found;
    }

    private static boolean ledger(
            PrintWriter out, List<Answered> answered, Map<String, Long> before, Map<String, Long> after) {
        boolean exact = true;
        for (String operation : Arrays.stream(ApiQuestion.values())
                .map(ApiQuestion::operation)
                .distinct()
                .toList()) {
            long sent = answered.stream()
                    .filter(each -> each.question().operation().equals(operation))
                    .count();
            long counted = after.getOrDefault(operation, 0L) - before.getOrDefault(operation, 0L);
            out.printf("%-20s sent %d, counted %d%n", operation, sent, counted);
            exact &= sent == counted;
        }
        out.flush();
        return exact;
    }
}
