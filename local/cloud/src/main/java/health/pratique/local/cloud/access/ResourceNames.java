package health.pratique.local.cloud.access;

/** What requests name otherwise than by ARN. An unknown name is given back as it came: no policy fits it. */
public interface ResourceNames {

    /** @param named id, ARN or alias */
    String key(String named);

    /** Of the key that a ciphertext was made with. */
    String keyOf(byte[] ciphertext);

    /** @param named name or ARN */
    String secret(String named);

    /** Of the state machine that waits for a task token. */
    String machineOf(String taskToken);

    /** Of the data stream that a shard iterator reads. */
    String streamOf(String shardIterator);
}
