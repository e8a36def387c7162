package health.pratique.format.cda;

import health.pratique.format.FieldEdit;
import health.pratique.format.FieldMeaning;
import health.pratique.format.TextField;
import health.pratique.format.xml.XmlAttribute;
import health.pratique.format.xml.XmlElement;
import health.pratique.format.xml.XmlNode;
import health.pratique.format.xml.XmlText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One pass over a document in its order, with an edit for each place where PHI may stand. Serves one pass. */
final class CdaWalk {

    /** Of ids that are made up. */
    private static final String LETTERS = "nrst";

    /** What stands in these attributes is the value of its element; without it the element says that it is masked. */
    private static final Set<String> VALUES = Set.of("value", "extension", "root", "code");

    private static final XmlAttribute MASKED = XmlAttribute.of("nullFlavor", "MSK");

    private final ClinicalDocument document;
    private final Function<TextField, FieldEdit> edit;
    private int freshIds;
    private final Map<String, String> renamed = new HashMap<>();
    /** First pieces of cut words that were replaced: what follows of them is gone. */
    private final Set<XmlText> flattened = Collections.newSetFromMap(new IdentityHashMap<>());

    CdaWalk(ClinicalDocument document, Function<TextField, FieldEdit> edit) {
        this.document = document;
        this.edit = edit;
    }

    XmlElement walk() {
        XmlElement edited = element(Place.root(document.root()));
        return document.ids().followed(edited, renamed);
    }

    private XmlElement element(Place place) {
        boolean removed = false;
        List<XmlAttribute> attributes =
                new ArrayList<>(place.element().attributes().size());
        for (XmlAttribute attribute : place.element().attributes()) {
            XmlAttribute kept = attribute(place, attribute);
            if (kept != null) {
                attributes.add(kept);
            } else {
                removed |= VALUES.contains(attribute.name());
            }
        }
        Embedded embedded = document.embedded().of(place.element()).orElse(null);
        Children children = embedded == null ? children(place, null) : data(place, embedded, attributes);
        if (children.changed()) {
            attributes.removeIf(attribute -> attribute.name().equals("integrityCheck"));
        }
        if ((removed || children.removed()) && place.attribute("nullFlavor").isEmpty()) {
            attributes.addFirst(MASKED);
        }
        return place.element().with(attributes, children.nodes());
    }

    private record Children(List<XmlNode> nodes, boolean changed, boolean removed) {}

    /** @param data what stands for all text of an element that holds base64 */
    private Children children(Place place, @Nullable String data) {
        List<XmlNode> nodes = new ArrayList<>(place.element().children().size());
        Map<String, Integer> indexes = new HashMap<>();
        int texts = 0;
        boolean changed = false;
        boolean removed = false;
        for (XmlNode child : place.element().children()) {
            if (child instanceof XmlElement inner) {
                int index = indexes.merge(Place.shown(inner), 1, Integer::sum) - 1;
                nodes.add(element(place.child(inner, index)));
            } else if (child instanceof XmlText piece && data != null) {
                if (texts++ == 0 && !data.isEmpty()) {
                    nodes.add(new XmlText(data));
                }
            } else if (child instanceof XmlText piece) {
                XmlText kept = text(place, piece, texts++);
                changed |= kept != piece;
                removed |= kept != piece
                        && kept.text().isBlank()
                        && !Meanings.ofText(place).prose();
                if (!kept.text().isEmpty()) {
                    nodes.add(kept);
                }
            }
        }
        return new Children(nodes, changed, removed);
    }

    private Children data(Place place, Embedded embedded, List<XmlAttribute> attributes) {
        String base64 = place.element().text();
        String after = new EmbeddedEdits(edit).edited(place.path() + ".data", embedded, base64, place.element());
        boolean changed = !after.equals(base64);
        if (changed && !after.isEmpty() && EmbeddedEdits.becomesText(embedded)) {
            attributes.replaceAll(
                    attribute -> attribute.name().equals("mediaType") ? attribute.withValue("text/plain") : attribute);
        }
        Children children = children(place, after);
        return new Children(children.nodes(), changed, after.isEmpty());
    }

    private XmlText text(Place place, XmlText piece, int index) {
        XmlText first = document.words().first(piece);
        if (first != piece) {
            return flattened.contains(first) ? new XmlText("") : piece;
        }
        String text = Invisible.removed(document.words().from(piece));
        String shown = text.strip();
        if (shown.chars().noneMatch(Character::isLetterOrDigit)) {
            return piece;
        }
        TextField field = new TextField(place.path() + ".text[" + index + "]", Meanings.ofText(place), shown);
        return switch (edit.apply(field)) {
            case FieldEdit.Keep keep -> piece;
            case FieldEdit.Remove remove -> {
                flattened.add(piece);
                yield new XmlText("");
            }
            case FieldEdit.Replace(String value) -> {
                flattened.add(piece);
                int start = text.indexOf(shown);
                yield new XmlText(text.substring(0, start) + value + text.substring(start + shown.length()));
            }
        };
    }

    /** An id that nothing in the document has. */
    private String freshId() {
        String id;
        do {
            id = lettered(freshIds++);
        } while (document.ids().declares(id));
        return id;
    }

    /** Few letters, and no number behind the word "id": a detector would take that for a person's and hold the copy. */
    private static String lettered(int number) {
        return "ref"
                + Integer.toString(number, LETTERS.length())
                        .chars()
                        .mapToObj(digit -> LETTERS.substring(digit - '0', digit - '0' + 1))
                        .collect(Collectors.joining());
    }

    private @Nullable XmlAttribute attribute(Place place, XmlAttribute attribute) {
        String bare = Invisible.removed(attribute.value()).strip();
        if (bare.isEmpty() || document.ids().pointsWithin(attribute)) {
            return attribute;
        }
        FieldMeaning meaning = Meanings.ofAttribute(place, attribute.withValue(bare));
        boolean code = meaning == null
                && attribute.name().equals("code")
                && document.spoken().has(bare);
        if (code) {
            meaning = FieldMeaning.LABEL;
        }
        if (meaning == null) {
            return attribute;
        }
        String path = place.path() + "." + place.shown(attribute);
        if (meaning == FieldMeaning.FREE_TEXT && EmbeddedDocuments.looksEncoded(bare)) {
            return edit.apply(new TextField(path, FieldMeaning.ATTACHMENT, "")) instanceof FieldEdit.Keep
                    ? attribute
                    : null;
        }
        String shown = AttributeValue.shown(meaning, bare);
        FieldEdit edited = edit.apply(new TextField(path, meaning, shown));
        if (attribute.name().equals("ID") && attribute.namespace().isEmpty() && !(edited instanceof FieldEdit.Keep)) {
            return attribute.withValue(renamed.computeIfAbsent(attribute.value(), old -> freshId()));
        }
        return switch (edited) {
            case FieldEdit.Keep keep -> attribute;
            case FieldEdit.Remove remove -> null;
            case FieldEdit.Replace(String value) when code -> null;
            case FieldEdit.Replace(String value) ->
                AttributeValue.fitted(meaning, value, bare)
                        .map(attribute::withValue)
                        .orElse(null);
        };
    }
}
