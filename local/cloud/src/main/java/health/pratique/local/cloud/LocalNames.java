package health.pratique.local.cloud;

import health.pratique.local.cloud.access.ResourceNames;
import health.pratique.local.cloud.kinesis.KinesisEndpoint;
import health.pratique.local.cloud.kms.CustomerKeys;
import health.pratique.local.cloud.secrets.SecretStore;
import health.pratique.local.cloud.secrets.StoredSecret;
import health.pratique.local.cloud.workflow.Executions;
import java.util.function.Supplier;

/** The names of the platform's own resources. */
record LocalNames(CustomerKeys keys, SecretStore secrets, KinesisEndpoint streams, Supplier<Executions> executions)
        implements ResourceNames {

    private static final String UNKNOWN = "*";

    @Override
    public String key(String named) {
        return keys.arn(named).orElse(named);
    }

    @Override
    public String keyOf(byte[] ciphertext) {
        return keys.arnOf(ciphertext).orElse(UNKNOWN);
    }

    @Override
    public String secret(String named) {
        return secrets.find(named).map(StoredSecret::arn).orElse(named);
    }

    @Override
    public String machineOf(String taskToken) {
        return executions.get().machineOf(taskToken).orElse(UNKNOWN);
    }

    @Override
    public String streamOf(String shardIterator) {
        return streams.streamOf(shardIterator).orElse(UNKNOWN);
    }
}
