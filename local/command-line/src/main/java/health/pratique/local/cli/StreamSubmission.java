package health.pratique.local.cli;

import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.stream.StreamEnvelope;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/**
 * A document on its way into the intake stream. It has an id once it is an object, whose name its place in the stream says before.
 *
 * @param key of the object that it becomes, or does not when it is kept
 */
record StreamSubmission(Connection platform, String key) {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    static StreamSubmission send(Connection platform, Submission submission) {
        StreamEnvelope envelope = new StreamEnvelope(
                new Custodian(submission.custodian()), submission.metadata(), null, submission.content());
        try {
            // A key of chance spreads records over the shards, and tells nothing.
            PutRecordResponse put = platform.kinesis().putRecord(request -> request.streamName(name(platform))
                    .partitionKey(UUID.randomUUID().toString())
                    .data(SdkBytes.fromByteArray(envelope.toJson())));
            return new StreamSubmission(
                    platform,
                    "intake/" + submission.custodian() + "/stream/" + put.shardId() + "/" + put.sequenceNumber());
        } catch (ResourceNotFoundException none) {
            throw new CommandFailed("the platform has no intake stream: start it with -p StreamIntake=kinesis -p"
                    + " StreamCustodians=" + submission.custodian());
        }
    }

    private static String name(Connection platform) {
        return "pratique-intake-stream-" + platform.info().setting("PRATIQUE_ENVIRONMENT");
    }

    /** @throws CommandFailed when no object is made of it in time: then it is kept, and the trail says why */
    DocumentId placed(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - deadline < 0) {
            Optional<DocumentId> id = find();
            if (id.isPresent()) {
                return id.get();
            }
            Thread.sleep(INTERVAL);
        }
        throw new CommandFailed(
                "the record was not placed in time: ./pratique audit show --custodian unassigned tells whether it"
                        + " is kept, and why");
    }

    private Optional<DocumentId> find() {
        String bucket = platform.info().intakeBucket();
        return platform
                .s3()
                .listObjectVersions(request -> request.bucket(bucket).prefix(key))
                .versions()
                .stream()
                .map((ObjectVersion version) -> DocumentId.of(bucket, version.key(), version.versionId()))
                .findFirst();
    }
}
