package health.pratique.kit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Lambda's answer to a stream: from which record on it is to send the batch again; from none when the list is empty. */
@RegisterForReflection
public record BatchResponse(List<BatchItemFailure> batchItemFailures) {

    public static final BatchResponse DONE = new BatchResponse(List.of());

    public BatchResponse {
        batchItemFailures = List.copyOf(batchItemFailures);
    }

    public static BatchResponse failedAt(String sequenceNumber) {
        return new BatchResponse(List.of(new BatchItemFailure(sequenceNumber)));
    }

    /** @param itemIdentifier the record's sequence number */
    @RegisterForReflection
    public record BatchItemFailure(String itemIdentifier) {}
}
