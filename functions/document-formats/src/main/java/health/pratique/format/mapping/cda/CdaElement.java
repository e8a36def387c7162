package health.pratique.format.mapping.cda;

import health.pratique.format.cda.CdaHeader;
import health.pratique.format.mapping.CodeSystems;
import health.pratique.format.mapping.Unmapped.Reason;
import health.pratique.format.xml.XmlAttribute;
import health.pratique.format.xml.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document that remembers what of it was read, so that {@link Leftovers} can list the rest. What is only looked at, to
 * tell a template from another, does not count as read. Not thread-safe; holds PHI.
 */
final class CdaElement {

    private static final int FEW = 4;
    private static final String YES = "true";
    private static final Set<String> FLAGS = Set.of(YES, "false");

    private final XmlElement element;
    private final @Nullable CdaElement outer;
    private final int index;
    private final CdaSource source;
    private final List<CdaElement> children = new ArrayList<>();
    private final Set<String> read = new HashSet<>(FEW);
    private final Map<String, Reason> unfit = new HashMap<>(FEW);
    private boolean textRead;
    private @Nullable Reason left;

    private CdaElement(XmlElement element, @Nullable CdaElement outer, int index, CdaSource source) {
        this.element = element;
        this.outer = outer;
        this.index = index;
        this.source = source;
        Map<String, Integer> indexes = new HashMap<>(FEW);
        element.elements()
                .forEach(child -> children.add(
                        new CdaElement(child, this, indexes.merge(child.name(), 1, Integer::sum) - 1, source)));
    }

    static CdaElement of(XmlElement root) {
        return new CdaElement(root, null, 0, CdaSource.of(root));
    }

    XmlElement xml() {
        return element;
    }

    String name() {
        return element.name();
    }

    CdaSource source() {
        return source;
    }

    Optional<CdaElement> outer() {
        return Optional.ofNullable(outer);
    }

    /** The nearest element of that name around this one. */
    Optional<CdaElement> around(String wanted) {
        for (CdaElement at = outer; at != null; at = at.outer) {
            if (at.name().equals(wanted)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** Element names from below the root, with an index from 0 where one stands beside others of its name. */
    String path() {
        if (outer == null) {
            return "";
        }
        boolean alone = index == 0
                && outer.children.stream()
                        .noneMatch(other -> other != this && other.name().equals(name()));
        String step = alone ? name() : name() + "[" + index + "]";
        return outer.outer == null ? step : outer.path() + "." + step;
    }

    List<CdaElement> children() {
        return children;
    }

    List<CdaElement> children(String wanted) {
        return children(CdaHeader.NAMESPACE, wanted);
    }

    /** Children of HL7's own extensions to CDA, {@code sdtc:…}. */
    List<CdaElement> extensions(String wanted) {
        return children(CdaHeader.EXTENSIONS, wanted);
    }

    private List<CdaElement> children(String namespace, String wanted) {
        return children.stream().filter(child -> child.is(namespace, wanted)).toList();
    }

    private boolean is(String namespace, String wanted) {
        return name().equals(wanted) && element.namespace().equals(namespace);
    }

    Optional<CdaElement> child(String wanted) {
        return first(CdaHeader.NAMESPACE, wanted);
    }

    Optional<CdaElement> extension(String wanted) {
        return first(CdaHeader.EXTENSIONS, wanted);
    }

    /** Looks no further than it has to: each entry asks for the code of its section. */
    private Optional<CdaElement> first(String namespace, String wanted) {
        for (CdaElement child : children) {
            if (child.is(namespace, wanted)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** The first element that these names lead to, one below the other. */
    Optional<CdaElement> at(String... names) {
        Optional<CdaElement> found = Optional.of(this);
        for (String step : names) {
            found = found.flatMap(element -> element.child(step));
        }
        return found;
    }

    /** The first child of that name, as what it stands for. */
    <T> Optional<T> read(String wanted, Function<CdaElement, Optional<T>> type) {
        return child(wanted).flatMap(type);
    }

    /** All children of that name, as what they stand for. */
    <T> List<T> readAll(String wanted, Function<CdaElement, Optional<T>> type) {
        List<T> found = new ArrayList<>();
        children(wanted).forEach(child -> type.apply(child).ifPresent(found::add));
        return found;
    }

    /** The value of an attribute, which counts as read; empty for a blank one. */
    Optional<String> attribute(String wanted) {
        Optional<String> value = element.attribute(wanted);
        if (value.isPresent()) {
            read.add(wanted);
        }
        return value.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The value of an attribute, looked at only; empty if there is none. */
    String peek(String wanted) {
        return element.attribute(wanted).orElse("").strip();
    }

    /** The code of the child element {@code code}, looked at only. */
    String code() {
        return child("code").map(code -> code.peek("code")).orElse("");
    }

    boolean hasTemplate(String root) {
        return children("templateId").stream()
                .anyMatch(template -> template.peek("root").equals(root));
    }

    /** The data type that {@code xsi:type} names, without prefix; empty if there is none. */
    String type() {
        return element.attributes().stream()
                .filter(attribute -> attribute.namespace().equals(CdaHeader.INSTANCE))
                .filter(attribute -> attribute.name().equals("type"))
                .map(attribute -> attribute.value().substring(attribute.value().indexOf(':') + 1))
                .findFirst()
                .orElse("");
    }

    /** The text directly in it, which counts as read; empty for white space. */
    Optional<String> text() {
        textRead = true;
        return Optional.of(element.text().strip()).filter(text -> !text.isEmpty());
    }

    boolean negated() {
        return flag("negationInd");
    }

    /** Whether an attribute says yes; listed if it says neither yes nor no. */
    boolean flag(String wanted) {
        Optional<String> value = attribute(wanted);
        if (value.filter(text -> !FLAGS.contains(text)).isPresent()) {
            unfit(wanted);
        }
        return value.filter(YES::equals).isPresent();
    }

    /** Its code counts as read, with system and name: what it says is said otherwise in FHIR. */
    void known() {
        attribute("code");
        attribute("displayName");
        if (CodeSystems.ofOid(peek("codeSystem"))
                .filter(system -> !system.startsWith("urn:"))
                .isPresent()) {
            attribute("codeSystem");
        }
    }

    /** As {@link #known()}, if it is one of these codes. */
    void known(String... codes) {
        if (List.of(codes).contains(peek("code"))) {
            known();
        }
    }

    /** All text in it counts as read, and the attributes of these names. */
    void take(Set<String> attributes) {
        attributes.forEach(this::attribute);
        textRead = true;
        children.forEach(child -> child.take(attributes));
    }

    /** What was read of an equal element counts as read of this one. */
    void readLike(CdaElement equal) {
        read.addAll(equal.read);
        unfit.putAll(equal.unfit);
        textRead |= equal.textRead;
        left = equal.left;
        for (int i = 0; i < children.size(); i++) {
            children.get(i).readLike(equal.children.get(i));
        }
    }

    /** Notes that the whole element has no place in FHIR. */
    void leave(Reason reason) {
        left = reason;
    }

    /** Notes that there is a place for an attribute, but that its value does not fit. */
    void unfit(String attribute) {
        unfit.put(attribute, Reason.VALUE_UNFIT);
    }

    Optional<Reason> left() {
        return Optional.ofNullable(left);
    }

    Optional<Reason> left(XmlAttribute attribute) {
        Reason reason = unfit.get(key(attribute));
        return reason != null || read.contains(key(attribute)) ? Optional.ofNullable(reason) : Optional.of(reason());
    }

    private static String key(XmlAttribute attribute) {
        return attribute.namespace().isEmpty() ? attribute.name() : attribute.namespace() + " " + attribute.name();
    }

    boolean hasUnreadText() {
        return !textRead && !element.text().isBlank();
    }

    /** Why it is left when nobody said so: other namespaces are not CDA's. */
    Reason reason() {
        String namespace = element.namespace();
        return namespace.equals(CdaHeader.NAMESPACE) || namespace.equals(CdaHeader.EXTENSIONS)
                ? Reason.NO_TARGET
                : Reason.UNKNOWN;
    }

    @Override
    public String toString() {
        return "CdaElement[PHI]";
    }
}
