package health.pratique.format.pdf;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.format.FormatLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Opens a PDF: first what bounds it, then what it would do, then what it says. */
public final class PdfOpening {

    private static final byte[] ENCRYPT = {'/', 'E', 'n', 'c', 'r', 'y', 'p', 't'};

    /** Encrypted for the holders of certificates (ISO 32000-1, 7.6.4), which nobody here is. */
    private static final byte[] PUBLIC_KEY = "/Adobe.PubSec".getBytes(StandardCharsets.US_ASCII);

    private PdfOpening() {}

    /**
     * @throws DocumentRejected with the reason
     * @throws PolicyViolated TEXT_NOT_READABLE when a page says what nobody can search: a person has to look at it
     */
    public static PdfContent open(byte[] file, FormatLimits limits) {
        PdfLimits bounds = PdfLimits.of(limits, file.length);
        PdfEnvelope.check(file);
        StructureStreams.check(file, Bytes.indexOf(file, ENCRYPT, 0, file.length) >= 0, bounds);
        PdfFonts.ready();
        try (PDDocument document = Loader.loadPDF(
                new RandomAccessReadBuffer(file), "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            return read(document, bounds);
        } catch (InvalidPasswordException locked) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_ENCRYPTED).at(locked);
        } catch (NoClassDefFoundError noCertificates) {
            // What PDFBox reads certificates with is left out, for nobody here holds any.
            throw new DocumentRejected(ReasonCode.DOCUMENT_ENCRYPTED).at(noCertificates);
        } catch (PipelineFault decided) {
            throw decided;
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            if (Bytes.indexOf(file, PUBLIC_KEY, 0, file.length) >= 0) {
                throw new DocumentRejected(ReasonCode.DOCUMENT_ENCRYPTED).at(damaged);
            }
            throw PdfLimits.invalid().at(damaged);
        }
    }

    private static PdfContent read(PDDocument document, PdfLimits limits) throws IOException {
        if (document.getNumberOfPages() > limits.maxPages()) {
            throw PdfLimits.tooLarge();
        }
        PdfObjects objects = PdfObjects.of(document.getDocument().getTrailer(), limits);
        PdfExtras extras = new PdfExtras(document, limits);
        List<PdfPage> read = PageReader.read(document, limits);
        if (read.stream().anyMatch(PdfPage::unreadable) || extras.isDynamicForm()) {
            throw new PolicyViolated(ReasonCode.TEXT_NOT_READABLE);
        }
        List<CleanPage> pages = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            PdfPage page = read.get(i);
            String notes = extras.notes(document.getPage(i));
            String body = PageNumber.without(page.text(), i + 1, read.size());
            pages.add(page(page, body.isEmpty() || notes.isEmpty() ? body + notes : body + "\n\n" + notes));
        }
        for (String text :
                List.of(extras.form(), extras.bookmarks(), PdfExtras.titled("Pictures", objects.descriptions()))) {
            if (!text.isEmpty()) {
                pages.add(read.isEmpty() ? new CleanPage(text, 595, 842) : page(read.getLast(), text));
            }
        }
        if (pages.stream().allMatch(page -> page.text().isBlank())
                && objects.files().isEmpty()) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_EMPTY);
        }
        List<EmbeddedFile> files = new ArrayList<>();
        for (COSDictionary file : objects.files()) {
            files.add(EmbeddedFile.of(file));
        }
        return new PdfContent(
                pages,
                extras.metadata(objects.files()),
                read.stream().map(PdfPage::images).toList(),
                files);
    }

    private static CleanPage page(PdfPage like, String text) {
        boolean turned = like.rotation() % 180 != 0;
        return new CleanPage(text, turned ? like.height() : like.width(), turned ? like.width() : like.height());
    }
}
