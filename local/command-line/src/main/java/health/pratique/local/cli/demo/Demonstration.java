package health.pratique.local.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.consent.ConsentPeriod;
import health.pratique.consent.ConsentStatement;
import health.pratique.kit.AuditVerifier.Verdict;
import health.pratique.kit.DocumentRecord;
import health.pratique.local.cli.Connection;
import health.pratique.local.cli.ConsentDesk;
import health.pratique.local.cli.Submission;
import health.pratique.local.cli.Waiting;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Sends the samples through a running platform and reports how each ended. */
public final class Demonstration {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int REPEATS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection platform;
    private final PrintWriter out;

    public Demonstration(Connection platform, PrintWriter out) {
        this.platform = platform;
        this.out = out;
    }

    /** @return whether every sample ended as it is to end, and every audit chain is whole */
    public boolean run() throws InterruptedException {
        List<Sample> samples = Sample.all();
        recordConsents(samples);
        sendProbes(samples);
        List<SampleEnd> ends = send(samples);
        DemoReport report = new DemoReport(out);
        report.table(ends);
        for (SampleEnd end : ends) {
            if (end.sample().show()) {
                report.beforeAndAfter(end, released(end.document()));
            }
        }
        List<Verdict> verdicts = new ArrayList<>();
        platform.verifier().verifyAll(verdicts::add);
        return report.summary(ends, verdicts);
    }

    private void recordConsents(List<Sample> samples) {
        ConsentDesk desk = new ConsentDesk(platform);
        for (Sample sample : samples) {
            if (sample.consent() != null) {
                ConsentStatement statement =
                        switch (sample.consent()) {
                            case "permit" -> ConsentStatement.permit();
                            case "deny" -> ConsentStatement.deny();
                            case "expired" ->
                                ConsentStatement.permit().during(ConsentPeriod.parse("2024-01-01", "2025-12-31"));
                            default -> throw new IllegalStateException("a sample's consent is permit, deny or expired");
                        };
                desk.record(new Custodian(sample.custodian()), sample.patient(), statement);
            }
        }
    }

    /** What a source did before a document of it arrives is part of the story of that document. */
    private void sendProbes(List<Sample> samples) throws InterruptedException {
        List<DocumentId> sent = new ArrayList<>();
        for (Sample sample : samples) {
            for (int probe = 1; probe <= sample.probes(); probe++) {
                Submission one = new Submission(
                        sample.custodian(),
                        "never-asked-" + probe,
                        sample.purpose(),
                        sample.kind(),
                        sample.source(),
                        sample.policy(),
                        sample.content());
                sent.add(one.upload(platform));
            }
        }
        Waiting waiting = new Waiting(platform, PATIENCE);
        for (DocumentId id : sent) {
            waiting.forEnd(id);
        }
    }

    private List<SampleEnd> send(List<Sample> samples) throws InterruptedException {
        Map<String, DocumentId> ids = new LinkedHashMap<>();
        for (Sample sample : samples) {
            if (sample.again() == null) {
                ids.put(sample.id(), sample.submission().upload(platform));
            }
        }
        out.printf("%d documents are on their way%n", ids.size());
        out.flush();
        Waiting waiting = new Waiting(platform, PATIENCE);
        List<SampleEnd> ends = new ArrayList<>();
        for (Sample sample : samples) {
            SampleEnd end;
            if (sample.again() == null) {
                DocumentRecord document = waiting.forEnd(sent(ids, sample.id()));
                end = end(sample, document.status().name(), document);
            } else {
                DocumentRecord document = waiting.forEnd(sent(ids, sample.again()));
                end = end(sample, repeat(document), document);
            }
            ends.add(end);
            out.printf(
                    "  %2d/%d  %-44s %s%n",
                    ends.size(),
                    samples.size(),
                    sample.title(),
                    end.expected() ? end.outcome() : end.outcome() + " (!)");
            out.flush();
        }
        return ends;
    }

    private static DocumentId sent(Map<String, DocumentId> ids, String sample) {
        return Objects.requireNonNull(ids.get(sample), "a sample repeats one that comes before it");
    }

    private SampleEnd end(Sample sample, String outcome, DocumentRecord document) {
        return new SampleEnd(sample, outcome, document, platform.operator().events(document.id()));
    }

    /** @return DUPLICATE when each repeated run says so and the document's trail has not grown */
    private String repeat(DocumentRecord document) throws InterruptedException {
        List<String> executions = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            executions.add(platform.workflows()
                    .startExecution(request ->
                            request.stateMachineArn(platform.info().workflow()).input(event(document)))
                    .executionArn());
        }
        Set<String> answers = new TreeSet<>();
        for (String execution : executions) {
            answers.add(ended(execution));
        }
        long rows = platform.operator().events(document.id()).size();
        return rows == document.head().sequence() ? String.join("+", answers) : "PROCESSED AGAIN";
    }

    private String ended(String execution) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            var answer = platform.workflows().describeExecution(request -> request.executionArn(execution));
            if (answer.status() == ExecutionStatus.SUCCEEDED) {
                try {
                    return JSON.readTree(answer.output()).path("intake").asText();
                } catch (JsonProcessingException garbled) {
                    return "UNREADABLE";
                }
            }
            if (answer.status() != ExecutionStatus.RUNNING) {
                return answer.statusAsString();
            }
            Thread.sleep(Duration.ofMillis(50));
        }
        return "STILL RUNNING";
    }

    private static String event(DocumentRecord document) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "0")
                .put("id", "repeated")
                .put("detail-type", "Object Created")
                .put("source", "aws.s3")
                .put("time", Instant.now().toString());
        ObjectNode detail = event.putObject("detail");
        detail.putObject("bucket").put("name", document.location().bucket());
        detail.putObject("object")
                .put("key", document.location().key())
                .put("size", document.bytes())
                .put("version-id", document.location().versionId());
        return event.toString();
    }

    private byte[] released(DocumentRecord document) {
        var release = document.release();
        if (release == null) {
            return new byte[0];
        }
        return platform.s3()
                .getObjectAsBytes(request -> request.bucket(release.bucket()).key(release.key()))
                .asByteArray();
    }
}
