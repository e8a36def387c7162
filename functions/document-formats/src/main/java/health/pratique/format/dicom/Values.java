package health.pratique.format.dicom;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The text of an element, cut into values and names into groups. */
final class Values {

    private Values() {}

    /** How the bytes are to be read: a known attribute that was sent as UN is what the dictionary says (PS3.5, 6.2.2). */
    static Vr effective(Element element) {
        if (element.vr() != Vr.UN || element.isPrivate()) {
            return element.vr();
        }
        Attribute known = Attributes.of(element.tag());
        return known != null && known.vr().isText() ? known.vr() : Vr.UN;
    }

    /** The values as written, without the padding at the end of the last. */
    static List<String> of(byte[] bytes, Element element, CharacterSet charset) {
        Vr vr = effective(element);
        int end = element.value() + element.length();
        while (end > element.value() && (bytes[end - 1] == 0 || bytes[end - 1] == ' ')) {
            end--;
        }
        if (end == element.value()) {
            return List.of();
        }
        String text = vr.localised()
                ? charset.decode(bytes, element.value(), end)
                : new String(bytes, element.value(), end - element.value(), StandardCharsets.ISO_8859_1);
        return vr.multiple() ? List.of(text.split("\\\\", -1)) : List.of(text);
    }

    /** Alphabetic, ideographic and phonetic form of a name, as many as there are. */
    static List<String> groups(String name) {
        return new ArrayList<>(Arrays.asList(name.split("=", -1)));
    }
}
