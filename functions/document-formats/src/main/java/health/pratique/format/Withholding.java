package health.pratique.format;

import health.pratique.format.fhir.FhirXmlWriter;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import health.pratique.format.json.JsonWriter;
import health.pratique.format.sensitive.KeptBack;
import health.pratique.format.sensitive.SensitiveEntries;
import health.pratique.format.sensitive.SensitiveResources;
import health.pratique.format.sensitive.SensitiveSegments;
import health.pratique.format.xml.XmlElement;
import health.pratique.format.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes out of a document what a patient keeps back: resources, segments and entries whose codes are of a topic, then of every text
 * the sentences that speak of it. It knows a topic by lists of words and codes, so that whoever uses it asks afterwards what
 * {@link #remains}: a document of which something cannot be taken out is not to be released.
 */
public final class Withholding {

    private static final int DEPTH = 1_000;

    private final KeptBack kept;

    public Withholding(KeptBack kept) {
        this.kept = kept;
    }

    /**
     * @param document the same document, if nothing in it was kept back
     * @param parts how many resources, segments, entries and texts were taken out or changed
     */
    public record Withheld(OpenedDocument document, int parts) {

        @Override
        public String toString() {
            return "Withheld[" + parts + " [PHI]]";
        }
    }

    /** Whether there is anything to take out of documents. */
    public boolean keepsBack() {
        return !kept.isNothing();
    }

    public Withheld from(OpenedDocument document) {
        if (kept.isNothing()) {
            return new Withheld(document, 0);
        }
        Withheld cut = statements(document);
        int[] texts = {0};
        byte[] content = cut.document().rewrite(field -> {
            String value = field.value();
            String left = field.meaning().prose() ? kept.without(value) : value;
            if (left.equals(value)) {
                return FieldEdit.KEEP;
            }
            texts[0]++;
            return field.meaning() == FieldMeaning.NARRATIVE ? FieldEdit.REMOVE : FieldEdit.replace(left);
        });
        return texts[0] == 0
                ? cut
                : new Withheld(cut.document().reread(content, FormatLimits.OF_COPIES), cut.parts() + texts[0]);
    }

    /** Whether something of a topic is left: a label, a coded statement, or a word in a text. */
    public boolean remains(OpenedDocument document) {
        if (kept.isNothing()) {
            return false;
        }
        return kept.labelled(document.facts().securityLabels())
                || stated(document)
                || document.fields().stream().anyMatch(field -> field.meaning().prose() && kept.in(field.value()));
    }

    private Withheld statements(OpenedDocument document) {
        return switch (document) {
            case FhirDocument fhir -> resources(fhir, fhir.json());
            case FhirXmlDocument fhir -> resources(fhir, fhir.json());
            case FhirNdjsonDocument fhir -> resources(fhir, fhir.json());
            case Hl7Document hl7 -> segments(hl7);
            case CdaDocument cda -> entries(cda);
            case TextDocument text -> new Withheld(text, 0);
            case RtfDocument text -> new Withheld(text, 0);
            case TableDocument table -> new Withheld(table, 0);
            case PdfDocument pdf -> new Withheld(pdf, 0);
            case DicomDocument dicom -> new Withheld(dicom, 0);
        };
    }

    private boolean stated(OpenedDocument document) {
        return switch (document) {
            case FhirDocument fhir -> about(fhir.json());
            case FhirXmlDocument fhir -> about(fhir.json());
            case FhirNdjsonDocument fhir -> about(fhir.json());
            case Hl7Document hl7 -> !lines(hl7).isEmpty();
            case CdaDocument cda -> new SensitiveEntries(kept).about(cda.root());
            case TextDocument text -> false;
            case RtfDocument text -> false;
            case TableDocument table -> false;
            case PdfDocument pdf -> false;
            case DicomDocument dicom -> false;
        };
    }

    /** A document that is one resource about a topic stays whole: nothing would be left of it. */
    private Withheld resources(OpenedDocument document, List<String> roots) {
        SensitiveResources resources = new SensitiveResources(kept);
        List<JsonObject> left = new ArrayList<>();
        for (String root : roots) {
            resources.without(tree(root)).ifPresent(left::add);
        }
        if (resources.count() == 0 || left.isEmpty()) {
            return new Withheld(document, 0);
        }
        String content = document instanceof FhirXmlDocument
                ? XmlWriter.document(FhirXmlWriter.toXml(left.getFirst()))
                : left.stream().map(one -> JsonWriter.write(one, 1 << 16)).collect(Collectors.joining("\n", "", "\n"));
        return reread(document, content, resources.count());
    }

    private boolean about(List<String> roots) {
        SensitiveResources resources = new SensitiveResources(kept);
        return roots.stream().map(Withholding::tree).anyMatch(resources::about);
    }

    private Withheld segments(Hl7Document document) {
        Set<String> lines = lines(document);
        return lines.isEmpty() ? new Withheld(document, 0) : reread(document, document.without(lines), lines.size());
    }

    private Set<String> lines(Hl7Document document) {
        SensitiveSegments segments = new SensitiveSegments(kept);
        Set<String> paths = new HashSet<>();
        document.messages().forEach(message -> paths.addAll(segments.of(message)));
        return paths;
    }

    private Withheld entries(CdaDocument document) {
        SensitiveEntries entries = new SensitiveEntries(kept);
        XmlElement cut = entries.without(document.root());
        return entries.count() == 0
                ? new Withheld(document, 0)
                : reread(document, XmlWriter.document(cut), entries.count());
    }

    private static Withheld reread(OpenedDocument document, String content, int parts) {
        return new Withheld(document.reread(content.getBytes(StandardCharsets.UTF_8), FormatLimits.OF_COPIES), parts);
    }

    private static JsonObject tree(String json) {
        return (JsonObject) JsonReader.read(json, DEPTH, Integer.MAX_VALUE);
    }
}
