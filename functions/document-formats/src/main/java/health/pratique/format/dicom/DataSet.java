package health.pratique.format.dicom;

import java.util.List;
import java.util.Optional;

/** Elements in ascending order of their tags. */
record DataSet(Encoding encoding, List<Element> elements) {

    DataSet {
        elements = List.copyOf(elements);
    }

    Optional<Element> find(int tag) {
        return elements.stream().filter(element -> element.tag() == tag).findFirst();
    }

    /** The items of a sequence; none where there is no such sequence. */
    List<DataSet> items(int tag) {
        return find(tag)
                .map(Element::items)
                .map(items -> items.stream().map(Element.Item::content).toList())
                .orElse(List.of());
    }
}
