package health.pratique.format.hl7;

import health.pratique.format.DocumentFacts;
import health.pratique.format.FieldMeaning;
import health.pratique.format.OpenedDocument;
import health.pratique.format.PatientFacts;
import health.pratique.format.TextField;
import health.pratique.model.DocumentFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the messages say about their patients, their kind and their dates. */
final class Er7Facts {

    private final List<SegmentValues> segments;
    private final List<Leaf> leaves;
    private final List<TextField> fields;

    Er7Facts(String text, List<Er7Segment> segments, List<Leaf> leaves, List<TextField> fields) {
        Set<String> telling = Set.of("MSH", "PID", "TXA", "OBR", "ORC");
        this.segments = segments.stream()
                .filter(segment -> telling.contains(segment.name()))
                .map(segment -> SegmentValues.of(text, segment))
                .toList();
        this.leaves = leaves;
        this.fields = fields;
    }

    DocumentFacts facts() {
        return new DocumentFacts(
                DocumentFormat.HL7V2,
                MessageKinds.of(segments).orElse(null),
                patients(),
                subjects(),
                Map.of(),
                Set.of(),
                labels(),
                dates(),
                attachmentTypes(),
                fields.size(),
                fields.stream()
                        .filter(field -> field.meaning().prose())
                        .mapToLong(field -> field.value().length())
                        .sum());
    }

    /** Each patient once: two segments with the same numbers and days are one. */
    private List<PatientFacts> patients() {
        return segments.stream()
                .filter(segment -> segment.is("PID"))
                .map(Er7Facts::patient)
                .filter(patient ->
                        !patient.identifiers().isEmpty() || patient.birthDate() != null || patient.deathDate() != null)
                .distinct()
                .toList();
    }

    /** PID-3, medical record numbers first; then PID-2, PID-4, PID-18 and PID-19. */
    private static PatientFacts patient(SegmentValues pid) {
        List<List<String>> numbers = pid.repetitions(3);
        Stream<List<String>> records = numbers.stream().filter(Er7Facts::isRecordNumber);
        Stream<List<String>> others = numbers.stream().filter(number -> !isRecordNumber(number));
        Stream<List<String>> outer = Stream.of(2, 4, 18, 19).flatMap(field -> pid.repetitions(field).stream());
        List<String> identifiers = Stream.of(records, others, outer)
                .flatMap(stream -> stream)
                .map(number -> number.getFirst().strip())
                .filter(number -> !number.isEmpty() && !number.equals("\"\""))
                .distinct()
                .toList();
        return new PatientFacts(null, identifiers, date(pid.first(7, 1)), date(pid.first(29, 1)));
    }

    /** HL7 table 0203: MR is the medical record number. */
    private static boolean isRecordNumber(List<String> number) {
        return number.size() >= 5 && number.get(4).strip().equals("MR");
    }

    private static @Nullable String date(String stamp) {
        return Hl7Dates.toIso(stamp.strip()).map(Hl7Dates::inFhir).orElse(null);
    }

    /** The patients of documents that the messages carry, as far as they have a number to compare. */
    private List<PatientFacts> subjects() {
        return documents()
                .flatMap(document ->
                        Stream.concat(document.facts().patients().stream(), document.facts().subjects().stream()))
                .filter(patient -> !patient.identifiers().isEmpty())
                .distinct()
                .toList();
    }

    /** TXA-18 (table 0272) and ORC-28 (table 0177). */
    private Set<String> labels() {
        return segments.stream()
                .flatMap(segment -> Stream.of(
                        segment.is("TXA") ? segment.first(18, 1) : "", segment.is("ORC") ? segment.first(28, 1) : ""))
                .map(String::strip)
                .filter(label -> !label.isEmpty() && !label.equals("\"\""))
                .collect(Collectors.toSet());
    }

    private Set<String> dates() {
        Set<String> dates = leaves.stream()
                .filter(leaf -> leaf.form() == Leaf.Form.STAMP && leaf.field().meaning() == FieldMeaning.DATE)
                .map(leaf -> Hl7Dates.inFhir(leaf.field().value()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        documents().forEach(document -> dates.addAll(document.facts().dates()));
        return dates;
    }

    private Set<String> attachmentTypes() {
        return leaves.stream()
                .map(Leaf::field)
                .filter(field -> field.meaning() == FieldMeaning.ATTACHMENT)
                .map(TextField::value)
                .collect(Collectors.toSet());
    }

    private Stream<OpenedDocument> documents() {
        return leaves.stream().map(Leaf::document).filter(Objects::nonNull);
    }
}
