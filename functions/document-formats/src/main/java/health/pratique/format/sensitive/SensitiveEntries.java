package health.pratique.format.sensitive;

import health.pratique.format.xml.XmlElement;
import health.pratique.format.xml.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes the entries of a CDA document that are about a topic out of their sections. Not thread-safe. */
public final class SensitiveEntries {

    private static final Set<String> CODES = Set.of("code", "value", "translation", "qualifier");

    private final KeptBack kept;
    private int count;

    public SensitiveEntries(KeptBack kept) {
        this.kept = kept;
    }

    /** How many were taken out. */
    public int count() {
        return count;
    }

    /** The element without entries about a topic, at any depth. */
    public XmlElement without(XmlElement element) {
        List<XmlNode> children = new ArrayList<>();
        boolean same = true;
        for (XmlNode child : element.children()) {
            if (child instanceof XmlElement inner) {
                if (inner.name().equals("entry") && about(inner)) {
                    count++;
                    same = false;
                    continue;
                }
                XmlElement cut = without(inner);
                same &= cut == inner;
                children.add(cut);
            } else {
                children.add(child);
            }
        }
        return same ? element : element.with(element.attributes(), children);
    }

    /** Whether a code in the element, or in one below it, is of a topic. */
    public boolean about(XmlElement element) {
        boolean coded = CODES.contains(element.name())
                && (has(element.attribute("code"), true) || has(element.attribute("displayName"), false));
        return coded || element.elements().anyMatch(this::about);
    }

    private boolean has(Optional<String> value, boolean code) {
        return value.isPresent() && (code ? kept.code(value.get()) : kept.in(value.get()));
    }
}
