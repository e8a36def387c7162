package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code sam/redrive-stream}, with a stand-in for the AWS CLI: a stream of three records, a letter that names the first two. */
@Timeout(180)
class RedriveStreamTest {

    private static final Path SCRIPT = TemplateText.HOUSE.resolve("sam/redrive-stream");

    private static final String AWS = """
            #!/usr/bin/env bash
            echo "$*" >>calls
            case "$1 $2" in
            "sqs get-queue-url") echo http://queue ;;
            "sqs receive-message") [ -e received ] || cat letter; touch received ;;
            "kinesis get-shard-iterator") echo first ;;
            "kinesis get-records") case "$*" in *first*) cat page-1 ;; *) cat page-2 ;; esac ;;
            "lambda invoke")
                for argument in "$@"; do case $argument in fileb://*) jq -r .Records[].eventID "${argument#fileb://}" >>given ;; esac; done
                cp answer "${!#}"
                echo '{"StatusCode":200}' ;;
            esac
            """;

    private static final String LETTER = """
            {"Messages":[{"ReceiptHandle":"handle","Body":"{\\"KinesisBatchInfo\\":{\\"shardId\\":\\"shardId-000000000001\\",
            \\"startSequenceNumber\\":\\"99\\",\\"endSequenceNumber\\":\\"100\\",\\"batchSize\\":2}}"}]}
            """;

    @TempDir
    private Path folder;

    private record Run(int exit, String output) {}

    @BeforeEach
    void standIn() throws IOException {
        assumeTrue(installed("jq"), "jq is not installed here");
        Path aws = Files.writeString(folder.resolve("aws"), AWS);
        assertThat(aws.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("letter"), LETTER.replace(",\n", ","));
        page(1, "99", 10);
        page(2, "100\",\"PartitionKey\":\"a\",\"Data\":\"e30=\"},{\"SequenceNumber\":\"101", 0);
        Files.writeString(folder.resolve("answer"), "{\"batchItemFailures\":[]}");
    }

    @Test
    void theRecordsOfALetterAreGivenToTheFunctionAgainAndTheLetterGoes() throws Exception {
        Run run = redrive();
        assertThat(run.output()).contains("redriven: 2 of 2 records", "1 letters redriven, 0 left");
        assertThat(run.exit()).isZero();
        assertThat(folder.resolve("given")).content().isEqualTo("shardId-000000000001:99\nshardId-000000000001:100\n");
        assertThat(folder.resolve("calls")).content().contains("delete-message");
    }

    @Test
    void aRecordThatIsNotTakenAgainLeavesItsLetter() throws Exception {
        Files.writeString(folder.resolve("answer"), "{\"batchItemFailures\":[{\"itemIdentifier\":\"99\"}]}");
        Run run = redrive();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("record 99 of shardId-000000000001 was not taken", "1 left");
        assertThat(folder.resolve("calls")).content().doesNotContain("delete-message");
    }

    @Test
    void whatTheStreamHasForgottenIsSaidAndLeavesItsLetter() throws Exception {
        page(1, "101", 0);
        Run run = redrive();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("has record 100 of shardId-000000000001 no more");
        assertThat(folder.resolve("calls")).content().doesNotContain("delete-message");
    }

    @Test
    void withoutAnEnvironmentItSaysHowItIsCalled() throws Exception {
        Run run = run("../elsewhere");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.output()).contains("usage: sam/redrive-stream ENVIRONMENT");
    }

    private void page(int number, String sequenceNumber, int behind) throws IOException {
        Files.writeString(
                folder.resolve("page-" + number),
                "{\"Records\":[{\"SequenceNumber\":\"" + sequenceNumber
                        + "\",\"PartitionKey\":\"a\",\"Data\":\"e30=\"}],\"NextShardIterator\":\"next\","
                        + "\"MillisBehindLatest\":" + behind + "}");
    }

    private Run redrive() throws Exception {
        return run("dev");
    }

    private Run run(String environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        SCRIPT.toAbsolutePath().normalize().toString(), environment)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().merge("PATH", folder.toString(), (path, first) -> first + File.pathSeparator + path);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static boolean installed(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
