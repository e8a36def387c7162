package health.pratique.model;

/**
 * Where a document stands. Every accepted document ends in exactly one of RELEASED, QUARANTINED and REJECTED. An archive is no
 * document but the envelope of some: once each of them has arrived as an object of its own, the archive ends as UNPACKED.
 */
public enum DocumentStatus {
    PROCESSING,
    RELEASED,
    QUARANTINED,
    REJECTED,
    UNPACKED;

    public boolean terminal() {
        return this != PROCESSING;
    }
}
