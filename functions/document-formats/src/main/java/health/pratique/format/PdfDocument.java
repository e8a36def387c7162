package health.pratique.format;

import health.pratique.format.pdf.CleanPage;
import health.pratique.format.pdf.CleanPdf;
import health.pratique.format.pdf.PdfContent;
import health.pratique.model.DocumentFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A PDF, as the text of its pages and the documents that it carries. It is never changed: a rewrite is a new PDF of the clean text,
 * page by page, in which nothing else of the original is left.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><td>{@code page[0].text}</td><td>a page as one text; form, bookmarks and picture descriptions are pages after the last</td></tr>
 * <tr><td>{@code metadata}</td><td>Info dictionary, XMP, file names; searched, never written</td></tr>
 * <tr><td>{@code page[0].image[1]}</td><td>a picture, which is not written again</td></tr>
 * <tr><td>{@code file[0].…}</td><td>a carried document's own fields; {@code file[0]} alone for one that cannot be opened</td></tr>
 * </table>
 */
public final class PdfDocument implements OpenedDocument {

    private final PdfContent content;
    /** Parallel to the content's files. */
    private final List<Optional<OpenedDocument>> carried;

    private final List<TextField> fields;

    PdfDocument(PdfContent content, List<Optional<OpenedDocument>> carried) {
        this.content = content;
        this.carried = List.copyOf(carried);
        this.fields = fields(content, carried);
    }

    private static List<TextField> fields(PdfContent content, List<Optional<OpenedDocument>> carried) {
        List<TextField> fields = new ArrayList<>();
        if (!content.metadata().isEmpty()) {
            fields.add(new TextField("metadata", FieldMeaning.FREE_TEXT, content.metadata()));
        }
        for (int i = 0; i < content.pages().size(); i++) {
            String text = content.pages().get(i).text();
            if (!text.isEmpty()) {
                fields.add(new TextField(page(i), FieldMeaning.FREE_TEXT, text));
            }
            int images = i < content.images().size() ? content.images().get(i) : 0;
            for (int image = 0; image < images; image++) {
                fields.add(new TextField("page[" + i + "].image[" + image + "]", FieldMeaning.ATTACHMENT, "image"));
            }
        }
        for (int i = 0; i < carried.size(); i++) {
            String path = "file[" + i + "]";
            if (carried.get(i).isEmpty()) {
                String type = content.files().get(i).mediaType();
                fields.add(new TextField(path, FieldMeaning.ATTACHMENT, type));
            } else {
                for (TextField field : carried.get(i).get().fields()) {
                    fields.add(new TextField(path + "." + field.path(), field.meaning(), field.value()));
                }
            }
        }
        return List.copyOf(fields);
    }

    private static String page(int index) {
        return "page[" + index + "].text";
    }

    @Override
    public DocumentFormat format() {
        return DocumentFormat.PDF;
    }

    @Override
    public List<TextField> fields() {
        return fields;
    }

    @Override
    public DocumentFacts facts() {
        List<DocumentFacts> inner = carried.stream()
                .flatMap(Optional::stream)
                .map(OpenedDocument::facts)
                .toList();
        Set<String> types = new TreeSet<>();
        inner.forEach(facts -> types.addAll(facts.attachmentTypes()));
        fields.stream()
                .filter(field -> field.meaning() == FieldMeaning.ATTACHMENT)
                .forEach(field -> types.add(field.value()));
        Set<String> dates = new TreeSet<>();
        inner.forEach(facts -> dates.addAll(facts.dates()));
        return new DocumentFacts(
                DocumentFormat.PDF,
                null,
                inner.stream().flatMap(facts -> facts.patients().stream()).toList(),
                inner.stream().flatMap(facts -> facts.subjects().stream()).toList(),
                Map.of(),
                Set.of(),
                Set.of(),
                dates,
                types,
                fields.size(),
                fields.stream()
                        .filter(field -> field.meaning().prose())
                        .mapToLong(field -> field.value().length())
                        .sum());
    }

    @Override
    public byte[] rewrite(Function<TextField, FieldEdit> edit) {
        Map<String, FieldEdit> edits = new HashMap<>();
        fields.forEach(field -> edits.put(field.path(), edit.apply(field)));
        List<CleanPage> pages = new ArrayList<>();
        for (int i = 0; i < content.pages().size(); i++) {
            CleanPage page = content.pages().get(i);
            pages.add(page.withText(edited(page.text(), edits.getOrDefault(page(i), FieldEdit.KEEP))));
        }
        return CleanPdf.write(pages, files(edits));
    }

    private Map<String, byte[]> files(Map<String, FieldEdit> edits) {
        Map<String, byte[]> files = new HashMap<>();
        for (int i = 0; i < carried.size(); i++) {
            String prefix = "file[" + i + "].";
            if (carried.get(i).isPresent()) {
                OpenedDocument inner = carried.get(i).get();
                byte[] clean = inner.rewrite(field -> edits.getOrDefault(prefix + field.path(), FieldEdit.REMOVE));
                if (clean.length > 0) {
                    String extension = inner.format().extension();
                    files.put(String.format(Locale.ROOT, "attachment-%04d.%s", i + 1, extension), clean);
                }
            }
        }
        return files;
    }

    private static String edited(String text, FieldEdit edit) {
        return switch (edit) {
            case FieldEdit.Keep keep -> text;
            case FieldEdit.Replace(String value) -> CleanPdf.writable(value);
            case FieldEdit.Remove remove -> "";
        };
    }

    @Override
    public String toString() {
        return "PdfDocument[PHI]";
    }
}
