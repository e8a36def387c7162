package health.pratique.format.mapping;

/**
 * A piece of a source document that has no place in its FHIR mapping. It is not lost: the source is kept whole in the mapped bundle.
 *
 * @param path its place in the source by element names and indexes only, never by content, such as {@code message[0].PID[1]-22}
 */
public record Unmapped(String path, Reason reason) {

    /** Why it has no place. */
    public enum Reason {
        /** Nothing is known about this segment, field, section or element: a Z segment, another namespace, a new version. */
        UNKNOWN,
        /** The mapping guide leaves it out, or FHIR R4 has no element for it. */
        NO_TARGET,
        /** There is an element for it, but the value does not fit it: no date, no number, a code that the element does not take. */
        VALUE_UNFIT
    }
}
