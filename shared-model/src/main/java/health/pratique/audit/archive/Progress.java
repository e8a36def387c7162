package health.pratique.audit.archive;

/** Told how far a long check has come. */
@FunctionalInterface
public interface Progress {

    Progress NO_OP = rows -> {};

    /** @param rows read so far */
    void rows(long rows);
}
