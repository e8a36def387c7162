package health.pratique.format.dicom;

import java.util.List;
import java.util.Optional;

/** Reads single attributes out of a data set. */
record Lookup(byte[] bytes, DataSet data, CharacterSet charset) {

    private static final int OVERLAY_BIT_POSITION = 0x6000_0102;

    boolean has(int tag) {
        return data.find(tag).isPresent();
    }

    /** All values, blank ones left out. */
    List<String> values(int tag) {
        return data
                .find(tag)
                .filter(element -> Values.effective(element).isText())
                .map(element -> Values.of(bytes, element, charset))
                .orElse(List.of())
                .stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The values with the backslashes between them. */
    Optional<String> text(int tag) {
        List<String> values = values(tag);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join("\\", values));
    }

    List<Lookup> items(int tag) {
        return data.items(tag).stream()
                .map(item -> new Lookup(bytes, item, Fields.charset(bytes, item, charset)))
                .toList();
    }

    /** Whether an overlay lies in unused bits of the pixels, as it was done before 2004 (PS3.3, C.9.2). */
    boolean hasOverlayInPixels() {
        return data.elements().stream()
                .filter(element -> (element.tag() & 0xFF01_FFFF) == OVERLAY_BIT_POSITION && element.length() == 2)
                .anyMatch(element -> data.encoding().u16(bytes, element.value()) != 0);
    }
}
