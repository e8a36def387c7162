package health.pratique.clinical;

/** What became of a {@link ResourceWrite}. */
public record Written(Effect effect, StoredResource resource) {

    /** A change, or none. */
    public enum Effect {
        CREATED,
        UPDATED,
        DELETED,
        /** It was so already, or a match was found. */
        UNCHANGED
    }
}
