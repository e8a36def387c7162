package health.pratique.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.format.xml.XmlAttribute;
import health.pratique.format.xml.XmlElement;
import health.pratique.format.xml.XmlNode;
import health.pratique.format.xml.XmlReader;
import health.pratique.format.xml.XmlText;
import health.pratique.format.xml.XmlWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a CDA document is in its FHIR form or listed, and nothing in one makes the mapping fail. */
class CdaMappingProperties {

    private static final String MARK = "Zwiebelfisch";
    /** What says how a document is built, and the name of a code that is understood. */
    private static final List<String> STRUCTURE =
            List.of("classCode", "displayName", "ID", "moodCode", "nullFlavor", "operator", "type", "typeCode");

    private static final XmlElement ROOT = XmlReader.read(CdaSections.all().getBytes(UTF_8), FormatLimits.STANDARD);
    private static final Map<XmlElement, String> PATHS = new IdentityHashMap<>();
    private static final List<XmlElement> PLACES = places(ROOT, "", new ArrayList<>());

    @Property(tries = 300)
    void aForeignElementAnywhereIsMappedOrListed(@ForAll("places") int place) {
        XmlElement target = PLACES.get(place);
        XmlElement note = new XmlElement(
                "x", "urn:example:x", "note", Map.of("x", "urn:example:x"), List.of(), List.of(new XmlText(MARK)));

        CdaMapped mapped = changed(target, element -> {
            List<XmlNode> children = new ArrayList<>(element.children());
            children.add(note);
            return element.with(element.attributes(), children);
        });

        assertThat(lists(mapped, PATHS.get(target) + ".note") || holdsMark(mapped))
                .isTrue();
    }

    @Property(tries = 300)
    void anAttributeThatNobodyKnowsIsListedWhereverItStands(@ForAll("places") int place) {
        XmlElement target = PLACES.get(place);

        CdaMapped mapped = changed(target, element -> {
            List<XmlAttribute> attributes = new ArrayList<>(element.attributes());
            attributes.add(XmlAttribute.of("wen", MARK));
            return element.with(attributes, element.children());
        });

        assertThat(lists(mapped, PATHS.get(target) + "@wen")).isTrue();
    }

    @Property(tries = 500)
    void noValueMakesTheMappingFailOrItsResultInvalid(
            @ForAll("places") int place, @ForAll int index, @ForAll("values") String value) {
        XmlElement target = PLACES.get(place);
        List<XmlAttribute> attributes = new ArrayList<>(target.attributes());
        if (attributes.isEmpty()) {
            return;
        }
        int at = Math.floorMod(index, attributes.size());
        attributes.set(at, attributes.get(at).withValue(value));

        CdaMapped mapped = changed(target, element -> element.with(attributes, element.children()));

        assertThat(mapped.document().bundle().getEntry()).isNotEmpty();
    }

    @Property(tries = 500)
    void aValueThatIsThereIsMappedOrListed(@ForAll("places") int place, @ForAll int index) {
        XmlElement target = PLACES.get(place);
        List<XmlAttribute> attributes = new ArrayList<>(target.attributes());
        attributes.removeIf(attribute -> STRUCTURE.contains(attribute.name()));
        if (attributes.isEmpty()) {
            return;
        }
        XmlAttribute chosen = attributes.get(Math.floorMod(index, attributes.size()));
        List<XmlAttribute> others = new ArrayList<>(target.attributes());
        others.replaceAll(attribute -> attribute == chosen ? attribute.withValue(MARK) : attribute);

        CdaMapped mapped = changed(target, element -> element.with(others, element.children()));

        assertThat(lists(mapped, PATHS.get(target) + "@" + chosen.name()) || holdsMark(mapped))
                .as(PATHS.get(target) + "@" + chosen.name())
                .isTrue();
    }

    @Property(tries = 200)
    void anElementThatIsMissingLeavesTheRestValid(@ForAll("places") int place) {
        XmlElement target = PLACES.get(place);
        if (List.of("recordTarget", "patientRole", "component").contains(target.name())) {
            return;
        }

        CdaMapped mapped = changed(target, element -> element.with(List.of(), List.of()));

        assertThat(mapped.document().bundle().getEntry()).isNotEmpty();
    }

    private static CdaMapped changed(XmlElement target, UnaryOperator<XmlElement> change) {
        return CdaMapped.of(XmlWriter.document(rebuilt(ROOT, target, change)));
    }

    private static XmlElement rebuilt(XmlElement element, XmlElement target, UnaryOperator<XmlElement> change) {
        if (element == target) {
            return change.apply(element);
        }
        List<XmlNode> children = new ArrayList<>();
        for (XmlNode child : element.children()) {
            children.add(child instanceof XmlElement inner ? rebuilt(inner, target, change) : child);
        }
        return element.with(element.attributes(), children);
    }

    private static boolean lists(CdaMapped mapped, String path) {
        return mapped.document().unmapped().stream()
                .anyMatch(unmapped -> path.equals(unmapped.path())
                        || path.startsWith(unmapped.path() + ".")
                        || path.startsWith(unmapped.path() + "@"));
    }

    /** Anywhere but in the source, which holds everything. */
    private static boolean holdsMark(CdaMapped mapped) {
        mapped.document().bundle().getEntry().removeLast();
        return mapped.document().json().contains(MARK);
    }

    private static List<XmlElement> places(XmlElement element, String path, List<XmlElement> found) {
        Map<String, Integer> indexes = new HashMap<>();
        element.elements().forEach(child -> {
            int index = indexes.merge(child.name(), 1, Integer::sum) - 1;
            boolean alone = element.elements(child.name()).count() == 1;
            String step = alone ? child.name() : child.name() + "[" + index + "]";
            String inner = path.isEmpty() ? step : path + "." + step;
            if (!List.of("typeId", "templateId").contains(child.name())) {
                PATHS.put(child, inner);
                found.add(child);
                places(child, inner, found);
            }
        });
        return found;
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, PLACES.size() - 1);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "",
                " ",
                "[NAME]",
                "[DATE]",
                "0",
                "-1",
                "1e99",
                "1931",
                "20241301",
                "20240305101500",
                "a  b",
                "#",
                "#none",
                "Infinity",
                "9999999999999999999",
                "UNK",
                "true",
                "urn:uuid:",
                "2.16.840.1.113883.4.1",
                "x\ty",
                "24000000",
                "completed",
                "nullified",
                "PQ",
                "CD",
                "ST",
                "IVL_PQ",
                "EVN",
                "INT",
                "R");
    }
}
