package health.pratique.format;

/** What a rewrite does to one field. */
public sealed interface FieldEdit {

    Keep KEEP = new Keep();
    Remove REMOVE = new Remove();

    static FieldEdit replace(String value) {
        return new Replace(value);
    }

    /** The field stays as it is, to the byte. */
    record Keep() implements FieldEdit {}

    /**
     * The field gets another value. A value that the field's type cannot hold is fitted to it or, where that is impossible,
     * the field is removed: the old value never survives.
     */
    record Replace(String value) implements FieldEdit {
        @Override
        public String toString() {
            return "Replace[PHI]";
        }
    }

    /** The field goes, and what would be invalid or empty without it. */
    record Remove() implements FieldEdit {}
}
