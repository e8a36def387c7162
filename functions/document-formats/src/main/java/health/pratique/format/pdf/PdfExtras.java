package health.pratique.format.pdf;

import health.pratique.format.text.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;

/** What a PDF says elsewhere than on its pages, as lines of text. */
final class PdfExtras {

    private static final int MAX_BOOKMARK_DEPTH = 32;
    private static final int MAX_METADATA = 1 << 20;

    private static final Pattern NAMESPACE =
            Pattern.compile("\\sxmlns:[\\w-]{1,40}=[\"'][^\"']{0,300}[\"']|<\\?xpacket[^>]{0,200}>");

    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

    private final PDDocument document;
    private final PdfLimits limits;

    PdfExtras(PDDocument document, PdfLimits limits) {
        this.document = document;
        this.limits = limits;
    }

    /**
     * The Info dictionary, XMP, labels of pages that are more than numbers, and what carried files are called. What we write ourselves
     * is left out.
     */
    String metadata(List<COSDictionary> files) throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        COSDictionary info = document.getDocumentInformation().getCOSObject();
        for (COSName key : info.keySet()) {
            if (info.getDictionaryObject(key) instanceof COSString value && !isDate(value.getString())) {
                lines.add(key.getName() + ": " + value.getString());
            }
        }
        PDMetadata xmp = document.getDocumentCatalog().getMetadata();
        if (xmp != null) {
            try (InputStream in = xmp.createInputStream()) {
                String text = new String(in.readNBytes(MAX_METADATA), StandardCharsets.UTF_8);
                Markup.toText(NAMESPACE.matcher(text).replaceAll(""))
                        .lines()
                        .map(String::strip)
                        .forEach(lines::add);
            }
        }
        if (document.getDocumentCatalog().getPageLabels() != null) {
            for (String label : document.getDocumentCatalog().getPageLabels().getLabelsByPageIndices()) {
                if (label != null && label.length() > 8) {
                    lines.add("Page label: " + label);
                }
            }
        }
        for (COSDictionary file : files) {
            for (COSName key : List.of(COSName.UF, COSName.F, COSName.DESC)) {
                if (file.getDictionaryObject(key) instanceof COSString said
                        && !CleanPdf.OWN_FILE.matcher(said.getString()).matches()) {
                    lines.add("File: " + words(said.getString()));
                }
            }
        }
        lines.removeAll(CleanPdf.OWN_METADATA);
        return ReadableText.lines(String.join("\n", lines));
    }

    /** {@code Keller_Maria.pdf} as a person reads it, so that its words are found. */
    private static String words(String fileName) {
        return EXTENSION.matcher(fileName).replaceFirst("").replace('_', ' ').replace('+', ' ');
    }

    private static boolean isDate(String value) {
        return value.startsWith("D:") && value.length() <= 24;
    }

    /** Each field with its value, by the name that a person sees. */
    String form() {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        for (PDField field : form.getFieldTree()) {
            String text = value(field);
            if (!text.isBlank()) {
                String name = field.getAlternateFieldName();
                lines.add((name == null || name.isBlank() ? field.getPartialName() : name) + ": " + text);
            }
            bounded(lines);
        }
        return titled("Form", lines);
    }

    private static String value(PDField field) {
        if (field instanceof PDSignatureField signed) {
            String name =
                    signed.getSignature() == null ? null : signed.getSignature().getName();
            return name == null ? "" : name;
        }
        String text = field instanceof PDTerminalField ? field.getValueAsString() : "";
        return text == null || text.equals("Off") ? "" : text;
    }

    /** Whether the form is XFA alone, which only programs of its maker show. */
    boolean isDynamicForm() {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        return form != null && form.hasXFA() && form.getFields().isEmpty();
    }

    /** What notes, free texts and stamps on the page say; form fields are not among them. */
    String notes(PDPage page) throws IOException {
        List<String> lines = new ArrayList<>();
        for (PDAnnotation annotation : page.getAnnotations()) {
            COSDictionary dictionary = annotation.getCOSObject();
            if (!"Widget".equals(annotation.getSubtype())) {
                for (COSName key : new COSName[] {COSName.T, COSName.SUBJ, COSName.CONTENTS}) {
                    if (dictionary.getDictionaryObject(key) instanceof COSString value
                            && !value.getString().isBlank()) {
                        lines.add(value.getString());
                    }
                }
                if (lines.isEmpty() && dictionary.getDictionaryObject(COSName.RC) instanceof COSString rich) {
                    lines.add(Markup.toText(rich.getString()));
                }
            }
            bounded(lines);
        }
        return titled("Notes", lines);
    }

    String bookmarks() {
        List<String> lines = new ArrayList<>();
        if (document.getDocumentCatalog().getDocumentOutline() != null) {
            Set<COSDictionary> seen = new HashSet<>();
            bookmarks(document.getDocumentCatalog().getDocumentOutline().getFirstChild(), 0, lines, seen);
        }
        return titled("Bookmarks", lines);
    }

    private void bookmarks(PDOutlineItem first, int depth, List<String> lines, Set<COSDictionary> seen) {
        for (PDOutlineItem item = first;
                item != null && depth < MAX_BOOKMARK_DEPTH && seen.add(item.getCOSObject());
                item = item.getNextSibling()) {
            if (item.getTitle() != null) {
                lines.add(" ".repeat(2 * depth) + item.getTitle());
            }
            bounded(lines);
            bookmarks(item.getFirstChild(), depth + 1, lines, seen);
        }
    }

    static String titled(String title, List<String> lines) {
        String text = ReadableText.lines(String.join("\n", lines));
        return text.isEmpty() ? "" : title + "\n\n" + text;
    }

    private void bounded(List<String> lines) {
        if (lines.size() > limits.maxObjects()) {
            throw PdfLimits.tooLarge();
        }
    }
}
