package health.pratique.format;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.model.DocumentFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What must hold for any bytes that are opened as a document: they are refused with a reason, or they open, tell their facts, and can
 * be rewritten into a document that opens again; no step costs more than it may, and nothing prints what the document says.
 */
final class FuzzedDocument {

    private static final FormatLimits SMALL = new FormatLimits(100_000, 6, 60, 3, 10);
    private static final Function<TextField, FieldEdit> KEPT = field -> FieldEdit.KEEP;
    private static final Pattern PATH = Pattern.compile("[\\w.:/\\[\\]=@#() -]{1,4000}");
    private static final Pattern BREACHES = Pattern.compile(" \\([\\w.:/\\[\\]=@# ,\u2026-]{1,4000}\\)");

    private final FuzzBudget budget;
    private final FormatReader reader;

    FuzzedDocument(FuzzBudget budget, FormatReader reader) {
        this.budget = budget;
        this.reader = reader;
    }

    /** @param choice which of the ways to open and to rewrite are tried: 0 the small limits and removal, 1 replacement, others random edits */
    void check(byte[] input, int choice) {
        if (input.length == 0 || !budget.step(input.length, () -> reader.recognises(new Content(input)))) {
            return;
        }
        if (choice == 0) {
            tried(input.length, () -> DocumentFormats.standard().open(input, SMALL));
        }
        Optional<OpenedDocument> opened =
                tried(input.length, () -> DocumentFormats.standard().open(input, FormatLimits.STANDARD));
        if (opened.isPresent()) {
            checkFields(opened.get());
            // A new PDF costs fifty times what opening one does.
            if (opened.get().format() != DocumentFormat.PDF || choice < 3) {
                checkCopies(opened.get(), input, choice);
            }
        }
    }

    private static void checkFields(OpenedDocument document) {
        Set<String> paths = new HashSet<>();
        for (TextField field : document.fields()) {
            that(paths.add(field.path()), "two fields have one path");
            that(PATH.matcher(field.path()).matches(), "a path has characters of the content");
            that(
                    field.toString().equals("TextField[" + field.path() + " " + field.meaning() + " [PHI]]"),
                    "a field prints");
        }
        that(document.toString().endsWith("[PHI]") && document.toString().length() < 40, "a document prints");
        DocumentFacts facts = document.facts();
        that(facts.format() == document.format(), "facts are of another format");
        that(facts.toString().equals("DocumentFacts[" + document.format() + " [PHI]]"), "facts print");
    }

    private void checkCopies(OpenedDocument document, byte[] input, int choice) {
        Optional<OpenedDocument> kept = copy(document, input, KEPT);
        if (kept.isPresent() && kept.get().format() == document.format() && document.format() != DocumentFormat.PDF) {
            that(lasting(kept.get()).equals(lasting(document)), "a copy without edits has other fields");
        }
        switch (choice) {
            case 0 -> copy(document, input, field -> FieldEdit.REMOVE);
            case 1 -> checkReplaced(document, input);
            default -> copy(document, input, FuzzEdits.random(input));
        }
    }

    /** A reference to what a resource does not contain is left out of each copy; elements of XML out of order are put in order. */
    private static List<TextField> lasting(OpenedDocument document) {
        return document.fields().stream()
                .filter(field -> field.meaning() != FieldMeaning.REFERENCE)
                .sorted(Comparator.comparing(TextField::path))
                .toList();
    }

    private void checkReplaced(OpenedDocument document, byte[] input) {
        Optional<OpenedDocument> replaced = copy(document, input, field -> FieldEdit.replace(FuzzEdits.MARK));
        if (replaced.isEmpty() || document.format() == DocumentFormat.TEXT || document.format() == DocumentFormat.RTF) {
            return;
        }
        Set<String> old = new HashSet<>();
        for (TextField field : document.fields()) {
            if (field.value().length() > 8 && field.meaning() != FieldMeaning.ATTACHMENT) {
                old.add(field.value());
            }
        }
        for (TextField field : replaced.get().fields()) {
            that(!old.contains(field.value()), "a replaced value is still there");
        }
    }

    /** The document that the copy opens as; empty when it is held, or when nothing is left of a PDF. */
    private Optional<OpenedDocument> copy(OpenedDocument document, byte[] input, Function<TextField, FieldEdit> edit) {
        List<TextField> asked = new ArrayList<>();
        boolean prose = document.format() == DocumentFormat.TEXT || document.format() == DocumentFormat.RTF;
        Random masks = new Random(input.length);
        byte[] copy;
        try {
            copy = budget.step(input.length, () -> {
                asked.clear();
                return document.rewrite(field -> {
                    asked.add(field);
                    FieldEdit wanted = edit.apply(field);
                    return prose && wanted instanceof FieldEdit.Replace
                            ? FieldEdit.replace(FuzzEdits.masked(field.value(), masks))
                            : wanted;
                });
            });
        } catch (PolicyViolated held) {
            checkFault(held);
            return Optional.empty();
        }
        that(asked.equals(document.fields()), "an edit was not asked once for each field");
        OpenedDocument again;
        try {
            again = document.reread(copy, FormatLimits.STANDARD);
        } catch (DocumentRejected refused) {
            boolean empty = document.format() == DocumentFormat.PDF && refused.reason() == ReasonCode.DOCUMENT_EMPTY;
            that(empty, "a copy is refused");
            return Optional.empty();
        } catch (PolicyViolated held) {
            // What a PDF's own fonts cannot show is a box in the copy, and a page of boxes is held.
            that(
                    document.format() == DocumentFormat.PDF && held.reason() == ReasonCode.TEXT_NOT_READABLE,
                    "a copy is held");
            return Optional.empty();
        }
        that(
                again.format() == document.format() || prose && again.format() == DocumentFormat.TEXT,
                "a copy is of another format");
        return Optional.of(again);
    }

    private Optional<OpenedDocument> tried(int sizeBytes, Supplier<OpenedDocument> opening) {
        try {
            return Optional.of(budget.step(sizeBytes, opening));
        } catch (DocumentRejected | PolicyViolated refused) {
            checkFault(refused);
            return Optional.empty();
        }
    }

    /** The message is the reason's own, and behind it the rules that the document breaks and where, in the characters of paths. */
    static void checkFault(PipelineFault fault) {
        String own = fault.reason().name() + ": " + fault.reason().remedy();
        String message = String.valueOf(fault.getMessage());
        boolean breaches = fault instanceof DocumentRejected rejected
                && !rejected.breaches().isEmpty()
                && message.startsWith(own)
                && BREACHES.matcher(message.substring(own.length())).matches();
        that(
                (message.equals(own) || breaches) && fault.getCause() == null && fault.getSuppressed().length == 0,
                "a fault says more than its reason");
    }

    private static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
