package health.pratique.format.dicom;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The document that a file holds in place of pixels (PS3.3, C.24.2). Prints as {@code [PHI]}.
 *
 * @param mediaType in lower case, as the file says
 * @param content without the padding
 */
public record EncapsulatedDocument(String mediaType, byte[] content) {

    /** The path of its field as long as it is not opened. */
    public static final String PATH = "EncapsulatedDocument";

    static Optional<EncapsulatedDocument> in(byte[] bytes, DataSet root, Lookup lookup) {
        return root.find(Tags.ENCAPSULATED_DOCUMENT)
                .filter(element -> element.length() > 0 && !element.undefined())
                .map(element -> new EncapsulatedDocument(
                        lookup.text(Tags.ENCAPSULATED_MEDIA_TYPE).orElse("").toLowerCase(java.util.Locale.ROOT),
                        Arrays.copyOfRange(bytes, element.value(), element.value() + length(bytes, root, element))));
    }

    /** As the file says, where that can be; else without a NUL at the end. */
    private static int length(byte[] bytes, DataSet root, Element element) {
        @Nullable Element said = root.find(Tags.ENCAPSULATED_DOCUMENT_LENGTH).orElse(null);
        if (said != null && said.length() == 4) {
            long length = root.encoding().u32(bytes, said.value());
            if (length == element.length() || length == element.length() - 1) {
                return (int) length;
            }
        }
        boolean padded = bytes[element.value() + element.length() - 1] == 0;
        return element.length() - (padded ? 1 : 0);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
