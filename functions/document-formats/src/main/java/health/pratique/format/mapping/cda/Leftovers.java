package health.pratique.format.mapping.cda;

import health.pratique.format.cda.CdaHeader;
import health.pratique.format.mapping.MappedBundle;
import health.pratique.format.mapping.Unmapped;
import health.pratique.format.mapping.Unmapped.Reason;
import health.pratique.format.xml.XmlAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lists what of a document was not read: the highest element of which nothing was, else single attributes and texts. What only says how
 * the document is built (templates, classes, moods, types) and what is said to be absent (null flavors) is not content.
 */
final class Leftovers {

    private static final Set<String> STRUCTURE_ELEMENTS = Set.of("realmCode", "typeId", "templateId");

    private static final Set<String> STRUCTURE_ATTRIBUTES = Set.of(
            "ID",
            "classCode",
            "codeSystemName",
            "contextConductionInd",
            "contextControlCode",
            "determinerCode",
            "independentInd",
            "inversionInd",
            "moodCode",
            "nullFlavor",
            "operator",
            "sequenceNumber",
            "typeCode");

    private final List<Unmapped> found = new ArrayList<>();

    private Leftovers() {}

    static void list(CdaElement root, MappedBundle bundle) {
        Leftovers leftovers = new Leftovers();
        leftovers.walk(root);
        leftovers.found.forEach(unmapped -> bundle.unmapped(unmapped.path(), unmapped.reason()));
    }

    /** How much of an element was read. */
    private enum Read {
        /** There is nothing in it. */
        EMPTY,
        NOTHING,
        SOME
    }

    private Read walk(CdaElement element) {
        if (isStructure(element)) {
            return Read.EMPTY;
        }
        int before = found.size();
        boolean content = false;
        boolean touched = false;
        for (XmlAttribute attribute : content(element)) {
            Optional<Reason> left = element.left(attribute);
            content = true;
            touched |= left.isEmpty() || left.get() != element.reason();
            left.ifPresent(reason -> found.add(new Unmapped(element.path() + "@" + attribute.name(), reason)));
        }
        if (element.hasUnreadText()) {
            found.add(new Unmapped(element.path() + ".text()", element.reason()));
        }
        boolean text = !element.xml().text().isBlank();
        content |= text;
        touched |= text && !element.hasUnreadText();
        for (CdaElement child : element.children()) {
            Read read = walk(child);
            content |= read != Read.EMPTY;
            touched |= read == Read.SOME;
        }
        if (!content) {
            return Read.EMPTY;
        }
        if (element.left().isPresent() || !touched) {
            found.subList(before, found.size()).clear();
            found.add(new Unmapped(element.path(), element.left().orElse(element.reason())));
        }
        return touched || element.left().isPresent() ? Read.SOME : Read.NOTHING;
    }

    private static boolean isStructure(CdaElement element) {
        return element.xml().namespace().equals(CdaHeader.NAMESPACE) && STRUCTURE_ELEMENTS.contains(element.name());
    }

    private static List<XmlAttribute> content(CdaElement element) {
        return element.xml().attributes().stream()
                .filter(attribute -> !attribute.value().isBlank())
                .filter(attribute -> !attribute.namespace().equals(CdaHeader.INSTANCE))
                .filter(attribute ->
                        !attribute.namespace().isEmpty() || !STRUCTURE_ATTRIBUTES.contains(attribute.name()))
                .toList();
    }
}
