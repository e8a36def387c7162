package health.pratique.format.pdf;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/**
 * Walks all objects that a program could reach, before any of them is used. Refuses what acts (ISO 32000-1, 12.6.4): JavaScript, Launch,
 * SubmitForm, ImportData, RichMedia, wherever it hangs; bounds how much streams unpack to; collects embedded files and the
 * descriptions of pictures.
 */
final class PdfObjects {

    private static final Set<String> ACTIONS =
            Set.of("JavaScript", "Launch", "SubmitForm", "ImportData", "RichMediaExecute");
    /** What is used as something else than a picture whatever it says it is. */
    private static final Set<String> NEVER_IMAGES = Set.of(
            "Contents", "ToUnicode", "FontFile", "FontFile2", "FontFile3", "Encoding", "CIDToGIDMap", "UseCMap", "XFA");

    private final PdfLimits limits;
    private final StreamBudget budget;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> open = new ArrayDeque<>();
    private final List<COSDictionary> files = new ArrayList<>();
    private final List<String> descriptions = new ArrayList<>();

    private PdfObjects(PdfLimits limits) {
        this.limits = limits;
        this.budget = new StreamBudget(limits.maxDecodedBytes());
    }

    /** @throws DocumentRejected ACTIVE_CONTENT, DOCUMENT_TOO_LARGE, FORMAT_INVALID */
    static PdfObjects of(COSDictionary trailer, PdfLimits limits) throws IOException {
        PdfObjects objects = new PdfObjects(limits);
        objects.later(trailer);
        while (!objects.open.isEmpty()) {
            objects.visit(objects.open.removeFirst());
        }
        return objects;
    }

    /** File specifications that carry their file, in document order. */
    List<COSDictionary> files() {
        return files;
    }

    /** Texts that stand for pictures (14.9.3), in document order. */
    List<String> descriptions() {
        return descriptions;
    }

    private void later(COSBase base) {
        COSBase target = base instanceof COSObject reference ? reference.getObject() : base;
        if ((target instanceof COSDictionary || target instanceof COSArray) && seen.add(target)) {
            if (seen.size() > limits.maxObjects()) {
                throw PdfLimits.tooLarge();
            }
            open.addLast(target);
        }
    }

    private void visit(COSBase base) throws IOException {
        switch (base) {
            case COSArray array -> {
                for (int i = 0; i < array.size(); i++) {
                    COSBase element = array.get(i);
                    if (element != null) {
                        later(element);
                    }
                }
            }
            case COSDictionary dictionary -> {
                if (dictionary instanceof COSStream stream && !isImage(stream)) {
                    budget.spend(stream);
                }
                look(dictionary);
                for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
                    if (NEVER_IMAGES.contains(entry.getKey().getName())) {
                        noImage(dictionary.getDictionaryObject(entry.getKey()));
                    }
                    later(entry.getValue());
                }
            }
            default -> {}
        }
    }

    private void look(COSDictionary dictionary) {
        String action = dictionary.getNameAsString(COSName.S, "");
        boolean acts = ACTIONS.contains(action)
                || dictionary.containsKey(COSName.JS)
                || dictionary.containsKey(COSName.getPDFName("JavaScript"))
                || "RichMedia".equals(dictionary.getNameAsString(COSName.SUBTYPE, ""))
                || action.equals("URI") && isScript(dictionary.getString(COSName.URI, ""));
        if (acts) {
            throw new DocumentRejected(ReasonCode.ACTIVE_CONTENT);
        }
        if (dictionary.getDictionaryObject(COSName.EF) instanceof COSDictionary) {
            files.add(dictionary);
        }
        if (dictionary.getDictionaryObject(COSName.ALT) instanceof COSString alt
                && !alt.getString().isBlank()) {
            descriptions.add(alt.getString());
        }
    }

    private static boolean isScript(String uri) {
        String scheme = uri.strip().toLowerCase(Locale.ROOT);
        return scheme.startsWith("javascript:") || scheme.startsWith("vbscript:") || scheme.startsWith("data:");
    }

    static boolean isImage(COSStream stream) {
        return "Image".equals(stream.getNameAsString(COSName.SUBTYPE, ""));
    }

    private static void noImage(COSBase value) {
        if (value instanceof COSStream stream && isImage(stream)) {
            throw PdfLimits.invalid();
        }
        if (value instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSStream stream && isImage(stream)) {
                    throw PdfLimits.invalid();
                }
            }
        }
    }
}
