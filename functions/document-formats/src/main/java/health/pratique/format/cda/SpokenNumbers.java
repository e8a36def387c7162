package health.pratique.format.cda;

import health.pratique.format.xml.XmlAttribute;
import health.pratique.format.xml.XmlElement;
import health.pratique.format.xml.XmlNode;
import health.pratique.format.xml.XmlText;
import java.util.HashSet;
import java.util.Set;

/**
 * Numbers that stand in text, in an identifier or in a value too. Where they are a person's, or a search takes them for that, a code
 * of the same value is shown as a field, so that it goes as well and does not give the number away.
 */
final class SpokenNumbers {

    private static final int MIN_LENGTH = 5;

    private final Set<String> numbers = new HashSet<>();

    private SpokenNumbers() {}

    static SpokenNumbers in(XmlElement root) {
        SpokenNumbers spoken = new SpokenNumbers();
        spoken.element(root);
        return spoken;
    }

    boolean has(String code) {
        return numbers.contains(code);
    }

    private void element(XmlElement element) {
        for (XmlAttribute attribute : element.attributes()) {
            if (attribute.name().equals("extension") || attribute.name().equals("value")) {
                words(attribute.value());
            }
        }
        for (XmlNode child : element.children()) {
            switch (child) {
                case XmlElement inner -> element(inner);
                case XmlText(String text) -> words(text);
            }
        }
    }

    private void words(String text) {
        int start = 0;
        boolean digit = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c) || c == '-' || c == '.') {
                digit |= Character.isDigit(c);
                continue;
            }
            int end = i;
            while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
                end--;
            }
            if (digit && end - start >= MIN_LENGTH) {
                numbers.add(text.substring(start, end));
            }
            start = i + 1;
            digit = false;
        }
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
