package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.compliance.statement.Elements;
import health.pratique.configuration.RulePack;
import health.pratique.format.json.JsonObject;
import health.pratique.model.DocumentKind;
import health.pratique.model.Severity;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text that was cut off, headings with nothing under them, a discharge summary without a body, a bundle of nothing. Notes are written
 * in many ways, and many stop without a full stop: only what tells of a defect for certain counts.
 */
public final class CompleteContent implements ComplianceRule {

    private static final int LEAST_LETTERS = 12;
    private static final int LEAST_NARRATIVE_LETTERS = 25;
    private static final int FEW_SECTIONS = 3;

    /** Column and buffer sizes at which systems cut: text of just that length that stops in mid-sentence was cut. */
    private static final Set<Integer> CUTS = Set.of(
            255, 256, 1_000, 1_024, 2_000, 2_048, 4_000, 4_096, 8_000, 8_192, 32_000, 32_767, 32_768, 65_535, 65_536);

    private static final int LONGEST_CUT = Collections.max(CUTS);

    private static final Pattern CUT_MARK = Pattern.compile(
            "[\\[(<{]{1,2} ?(?:text |message |note |document |output )?(?:truncated|clipped|cut off)\\b[^\\n"
                    + "]{0,40}[\\])>}]{1,2}\\W{0,5}$",
            Pattern.CASE_INSENSITIVE);

    private static final Set<DocumentKind> NARRATIVE = Set.of(
            DocumentKind.DISCHARGE_SUMMARY,
            DocumentKind.HISTORY_AND_PHYSICAL,
            DocumentKind.OPERATIVE_NOTE,
            DocumentKind.CONSULTATION_NOTE);

    @Override
    public String id() {
        return "complete-content";
    }

    @Override
    public RulePack pack() {
        return RulePack.DATA_QUALITY;
    }

    @Override
    public String demand() {
        return "The document has a body, is not cut off, and does not consist of empty sections.";
    }

    @Override
    public String citation() {
        return "45 CFR 164.312(c)(1), 42 CFR 482.24(c)";
    }

    @Override
    public Severity severity() {
        return Severity.REVIEW;
    }

    @Override
    public String remedy() {
        return "export the document again at its source, whole, and send it again";
    }

    @Override
    public boolean passes(ComplianceFacts facts) {
        boolean sound = facts.notes().noneMatch(CompleteContent::damaged);
        return sound && (facts.resources().isEmpty() ? noteHasBody(facts) : resourcesHaveContent(facts));
    }

    private static boolean damaged(String note) {
        String end = note.substring(Math.max(0, note.length() - 120)).stripTrailing();
        return CUT_MARK.matcher(end).find() || cutByLength(note) || note.indexOf('\0') >= 0;
    }

    private static boolean cutByLength(String note) {
        return !note.isEmpty()
                && note.length() <= LONGEST_CUT
                && Character.isLetterOrDigit(note.charAt(note.length() - 1))
                && (CUTS.contains(note.length()) || CUTS.contains(bytes(note)));
    }

    /** In UTF-8. */
    private static int bytes(String note) {
        int bytes = 0;
        for (int at = 0; at < note.length(); at++) {
            char c = note.charAt(at);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    private static boolean noteHasBody(ComplianceFacts facts) {
        boolean narrative = NARRATIVE.contains(facts.document().kind());
        // The pages of one document are one note: a short last page is no defect.
        NoteOutline outline = NoteOutline.of(String.join("\n", facts.prose().texts()), LEAST_NARRATIVE_LETTERS);
        boolean told = !narrative || outline.bodyLetters() >= LEAST_NARRATIVE_LETTERS;
        return switch (facts.document().format()) {
            case TEXT, RTF, PDF, CCDA, FHIR_JSON, FHIR_XML, FHIR_NDJSON ->
                outline.letters() >= LEAST_LETTERS && told && !hollow(outline);
            // The body of an admission is its fields, that of a result its figures: a narrative is not without words
            // for that.
            case HL7V2, CSV, TSV -> told;
            // The body of an image is its pixels.
            case DICOM -> true;
        };
    }

    /** Headings above headings are usual, so a few sections without text of their own say nothing. */
    private static boolean hollow(NoteOutline outline) {
        return outline.sections() >= FEW_SECTIONS && outline.emptySections() * 4L >= outline.sections() * 3L;
    }

    /** A bundle has entries, a document's sections are filled, and a discharge summary says something. */
    private static boolean resourcesHaveContent(ComplianceFacts facts) {
        JsonObject root = facts.resources().getFirst();
        boolean emptyBundle = Elements.type(root).equals("Bundle") && !Elements.present(root, "entry");
        boolean wordless = NARRATIVE.contains(facts.document().kind())
                && facts.said().proseLength() < LEAST_NARRATIVE_LETTERS
                && facts.said().attachmentTypes().isEmpty();
        return !emptyBundle && !wordless && facts.resources().stream().allMatch(CompleteContent::filled);
    }

    private static boolean filled(JsonObject resource) {
        return switch (Elements.type(resource)) {
            case "Composition" -> Elements.objects(resource.get("section")).allMatch(CompleteContent::sectionFilled);
            case "DocumentReference" ->
                Elements.objects(resource.get("content")).allMatch(content -> Elements.objects(
                                content.get("attachment"))
                        .allMatch(attachment -> Elements.present(attachment, "data|url|hash|extension|_contentType")));
            default -> true;
        };
    }

    /** Invariant cmp-1 of FHIR R4, and its exception: a section may say why it is empty. */
    private static boolean sectionFilled(JsonObject section) {
        return Elements.present(section, "text|entry|section|emptyReason")
                && Elements.objects(section.get("section")).allMatch(CompleteContent::sectionFilled);
    }
}
