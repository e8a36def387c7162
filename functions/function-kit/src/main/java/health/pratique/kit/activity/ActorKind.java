package health.pratique.kit.activity;

/** What a counted actor is. */
public enum ActorKind {
    /** A sending system, by the name that it gives itself in the metadata {@code source-system}. */
    SOURCE,
    /** The account that put an object into the intake bucket, as S3 tells it. */
    SUBMITTER,
    /** Who reads what was released, by the identity of the verified token. */
    READER
}
