package health.pratique.audit.archive;

import health.pratique.audit.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The Merkle tree hash of RFC 6962, 2.1, over texts in UTF-8. Leaves and inner nodes are hashed with different prefixes, so
 * that no inner node can be passed off as a leaf.
 */
final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /** The root in lower-case hex; of no leaves, the hash of nothing. */
    static String root(List<String> leaves) {
        MessageDigest digest = Sha256.digest();
        if (leaves.isEmpty()) {
            return HexFormat.of().formatHex(digest.digest());
        }
        List<byte[]> level = new ArrayList<>(leaves.size());
        for (String leaf : leaves) {
            digest.update(LEAF);
            level.add(digest.digest(leaf.getBytes(StandardCharsets.UTF_8)));
        }
        // Pairing level by level and passing an odd last node up gives the RFC's split at the largest power of two.
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
            for (int left = 0; left + 1 < level.size(); left += 2) {
                digest.update(NODE);
                digest.update(level.get(left));
                above.add(digest.digest(level.get(left + 1)));
            }
            if (level.size() % 2 == 1) {
                above.add(level.getLast());
            }
            level = above;
        }
        return HexFormat.of().formatHex(level.getFirst());
    }
}
