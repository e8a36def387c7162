package health.pratique.archive;

import io.smallrye.config.ConfigMapping;

/** Where the archive is. */
@ConfigMapping(prefix = "pratique.audit")
public interface ArchiveSettings {

    /** The write-once bucket. */
    String bucket();

    /** Table of what is archived and not anchored yet. */
    String pendingTable();
}
