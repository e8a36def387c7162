package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.kit.DocumentRecord;
import health.pratique.local.cli.PlatformProcess.Outcome;
import health.pratique.model.DocumentId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A custodian that uses a platform by the command line. */
record Clinic(PlatformProcess platform, Connection connection, Path folder) {

    /** Everything in the note that would tell who the patient is. */
    static final List<String> PLANTED = List.of(
            "Quillfeather", "Anselm", "8841907", "04/17/1962", "217-555-0143", "Thornbury", "anselm.q@mailbox.example");

    static final String NOTE = """
        PROGRESS NOTE

        Patient: Anselm Quillfeather    MRN: 8841907    DOB: 04/17/1962
        Address: 19 Thornbury Lane, Springfield, IL 62704
        Phone: 217-555-0143   E-mail: anselm.q@mailbox.example

        Mr. Quillfeather was seen on 02/03/2026 for a cough. Lungs are clear. Return in two weeks.
        """;

    void consent(String patient) {
        Outcome recorded = platform.client("consent", "permit", "--custodian", "harbor-clinic", "--patient", patient);
        assertThat(recorded.exitCode()).as(recorded.output()).isZero();
    }

    void withdraw(String patient) {
        Outcome withdrawn =
                platform.client("consent", "withdraw", "--custodian", "harbor-clinic", "--patient", patient);
        assertThat(withdrawn.exitCode()).as(withdrawn.output()).isZero();
    }

    /** The note, as this patient's. */
    Outcome submit(String patient) throws IOException {
        return submit(Files.write(folder.resolve(patient + ".txt"), NOTE.getBytes(StandardCharsets.UTF_8)), patient);
    }

    Outcome submit(Path file, String patient) {
        return platform.client(
                "submit",
                file.toString(),
                "--custodian",
                "harbor-clinic",
                "--patient",
                patient,
                "--purpose",
                "HRESCH",
                "--kind",
                "PROGRESS_NOTE",
                "--wait");
    }

    DocumentRecord document(Outcome submitted) {
        return document(new DocumentId(submitted.output().substring(0, 32)));
    }

    DocumentRecord document(DocumentId id) {
        return connection.operator().document(id).orElseThrow();
    }

    Outcome erase(String patient, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "erase", "--custodian", "harbor-clinic", "--patient", patient, "--reason", "CONSENT_WITHDRAWN"));
        arguments.addAll(List.of(more));
        return platform.client(arguments.toArray(String[]::new));
    }

    /** Waits until a run of a workflow has ended. */
    String outputOf(String run) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (System.nanoTime() - deadline < 0) {
            var described = connection.workflows().describeExecution(request -> request.executionArn(run));
            if (described.status() != ExecutionStatus.RUNNING) {
                return String.valueOf(described.output());
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException("the run has not ended: " + run);
    }
}
