package health.pratique.format;

import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentKind;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a document says about itself. Holds PHI.
 *
 * @param kind as far as the content tells; plain text never does
 * @param patients the patients described in it, in document order; plain text has none
 * @param subjects the patients whom resources say they are about, by reference: each once, with what the reference tells
 * @param resources FHIR resources by type, contained ones included
 * @param profiles the FHIR profiles that resources claim
 * @param securityLabels codes of all security labels ({@code meta.security}), such as {@code R}, {@code PSY}, {@code 42CFRPart2}
 * @param dates the values of all dates but those of birth, each once, in FHIR's notation
 * @param attachmentTypes media types of attachments, lower-case, without parameters; {@code ""} when an attachment names none
 * @param fields how many pieces of text there are
 * @param proseLength UTF-16 units of natural language
 */
public record DocumentFacts(
        DocumentFormat format,
        @Nullable DocumentKind kind,
        List<PatientFacts> patients,
        List<PatientFacts> subjects,
        Map<String, Integer> resources,
        Set<String> profiles,
        Set<String> securityLabels,
        Set<String> dates,
        Set<String> attachmentTypes,
        int fields,
        long proseLength) {

    public DocumentFacts {
        patients = List.copyOf(patients);
        subjects = List.copyOf(subjects);
        resources = Collections.unmodifiableMap(new TreeMap<>(resources));
        profiles = Collections.unmodifiableSet(new TreeSet<>(profiles));
        securityLabels = Collections.unmodifiableSet(new TreeSet<>(securityLabels));
        dates = Collections.unmodifiableSet(new TreeSet<>(dates));
        attachmentTypes = Collections.unmodifiableSet(new TreeSet<>(attachmentTypes));
    }

    /** The same facts of a document in another format. */
    public DocumentFacts as(DocumentFormat other) {
        return new DocumentFacts(
                other,
                kind,
                patients,
                subjects,
                resources,
                profiles,
                securityLabels,
                dates,
                attachmentTypes,
                fields,
                proseLength);
    }

    /** What several documents say that are sent as one. The kind is theirs if all agree, else that of a patient's record. */
    public static DocumentFacts united(DocumentFormat format, List<DocumentFacts> parts) {
        Map<String, Integer> resources = new TreeMap<>();
        parts.forEach(part -> part.resources().forEach((type, count) -> resources.merge(type, count, Integer::sum)));
        List<PatientFacts> patients = all(parts, DocumentFacts::patients).toList();
        List<DocumentKind> kinds = parts.stream()
                .flatMap(part -> Stream.ofNullable(part.kind()))
                .distinct()
                .toList();
        DocumentKind mixed = patients.isEmpty() ? null : DocumentKind.PATIENT_RECORD;
        return new DocumentFacts(
                format,
                kinds.size() == 1 ? kinds.getFirst() : mixed,
                patients,
                all(parts, DocumentFacts::subjects).distinct().toList(),
                resources,
                all(parts, DocumentFacts::profiles).collect(Collectors.toSet()),
                all(parts, DocumentFacts::securityLabels).collect(Collectors.toSet()),
                all(parts, DocumentFacts::dates).collect(Collectors.toSet()),
                all(parts, DocumentFacts::attachmentTypes).collect(Collectors.toSet()),
                parts.stream().mapToInt(DocumentFacts::fields).sum(),
                parts.stream().mapToLong(DocumentFacts::proseLength).sum());
    }

    private static <T> Stream<T> all(List<DocumentFacts> parts, Function<DocumentFacts, Collection<T>> facts) {
        return parts.stream().flatMap(part -> facts.apply(part).stream());
    }

    @Override
    public String toString() {
        return "DocumentFacts[" + format + " [PHI]]";
    }
}
