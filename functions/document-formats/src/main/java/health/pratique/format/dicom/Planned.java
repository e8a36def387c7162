package health.pratique.format.dicom;

import health.pratique.format.TextField;

/**
 * A field with its place.
 *
 * @param value which of the element's values; {@link #WHOLE} for all of the element
 * @param group which form of a person's name
 */
record Planned(TextField field, Element element, int value, int group) {

    static final int WHOLE = -1;
}
