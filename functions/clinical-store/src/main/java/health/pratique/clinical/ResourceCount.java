package health.pratique.clinical;

/**
 * How much there is, or was, of a patient in both views.
 *
 * @param versions of all of them, the present ones too
 */
public record ResourceCount(int resources, int versions) {}
