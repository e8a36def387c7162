package health.pratique.audit.archive;

import health.pratique.audit.AuditEvent;
import health.pratique.audit.CanonicalJson;
import health.pratique.audit.Sha256;
import health.pratique.model.DocumentId;
import health.pratique.model.KeyNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is written once, each minute, about the whole trail. The root of its Merkle tree stands over the head of every chain
 * that moved since the last anchor, over every row archived since, and over the last anchor: so a chain that stood still is
 * vouched for by the anchor at which it last moved, and an anchor's size follows what happened in its minute, not the number
 * of chains there are.
 *
 * @param number 1 for the first anchor of a deployment, then without a gap
 * @param previous the hash of the anchor before
 */
public record Anchor(long number, Instant time, String previous, List<ArchiveBatch> batches) {

    /** Where anchors are kept. */
    public static final String FOLDER = "anchors/";

    /** The previous hash of the first anchor. */
    public static final String GENESIS = AuditEvent.GENESIS;

    public Anchor {
        batches = List.copyOf(batches);
    }

    /** The newest row of each chain that moved, in order of document id. */
    public List<RowMark> heads() {
        Map<DocumentId, RowMark> heads = new TreeMap<>();
        for (ArchiveBatch batch : batches) {
            for (RowMark row : batch.rows()) {
                heads.merge(row.documentId(), row, (one, other) -> one.sequence() < other.sequence() ? other : one);
            }
        }
        return List.copyOf(heads.values());
    }

    /** The key of an anchor. */
    public static String key(long number) {
        return FOLDER + KeyNumber.of(number, 12) + ".ndjson";
    }

    public String root() {
        List<String> leaves = new ArrayList<>();
        leaves.add(CanonicalJson.write(Map.of("previous", previous)));
        leaves.addAll(lines());
        return MerkleTree.root(leaves);
    }

    /** SHA-256 over the canonical JSON of number, time, previous hash, root and what the tree holds. */
    public String hash() {
        return Sha256.hex(CanonicalJson.write(sealed()));
    }

    /** The anchor's file: a line for the anchor, one for each head, one for each batch. */
    public String toNdjson() {
        Map<String, Object> header = sealed();
        header.put("hash", Sha256.hex(CanonicalJson.write(header)));
        StringBuilder text = new StringBuilder(CanonicalJson.write(header)).append('\n');
        lines().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private Map<String, Object> sealed() {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("anchor", number);
        fields.put("time", time.toString());
        fields.put("previous", previous);
        fields.put("root", root());
        fields.put("heads", heads().size());
        fields.put("batches", batches.size());
        return fields;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        heads().forEach(head -> lines.add(CanonicalJson.write(Map.of("head", head.toString()))));
        batches.forEach(batch -> lines.add(batch.toJson()));
        return lines;
    }
}
