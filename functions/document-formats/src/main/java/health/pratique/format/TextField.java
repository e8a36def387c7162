package health.pratique.format;

/**
 * One piece of text in a document.
 *
 * @param path names its place by element names and indexes only, never by content; unique within the document and the same on
 *     every opening of the same bytes
 * @param value decoded: offsets in it are UTF-16 units of this string
 */
public record TextField(String path, FieldMeaning meaning, String value) {

    @Override
    public String toString() {
        return "TextField[" + path + " " + meaning + " [PHI]]";
    }
}
