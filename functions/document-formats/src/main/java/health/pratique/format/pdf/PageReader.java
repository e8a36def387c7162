package health.pratique.format.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Reads the pages of one document: their text, and how much of them is not text. */
final class PageReader extends PDFTextStripper {

    private final PdfLimits limits;
    private final List<PdfPage> pages = new ArrayList<>();
    private final List<Glyph> glyphs = new ArrayList<>();
    private long work;
    private int shown;
    private int unmapped;
    private int painted;
    private int images;
    private double covered;

    private PageReader(PdfLimits limits) {
        this.limits = limits;
    }

    /** @throws health.pratique.fault.DocumentRejected DOCUMENT_TOO_LARGE for pages that take more work than the limit */
    static List<PdfPage> read(PDDocument document, PdfLimits limits) throws IOException {
        PageReader reader = new PageReader(limits);
        reader.writeText(document, Writer.nullWriter());
        return reader.pages;
    }

    @Override
    protected void startPage(PDPage page) {
        glyphs.clear();
        shown = 0;
        unmapped = 0;
        painted = 0;
        images = 0;
        covered = 0;
    }

    @Override
    protected void endPage(PDPage page) {
        float area = page.getCropBox().getWidth() * page.getCropBox().getHeight();
        pages.add(new PdfPage(
                PageLayout.text(glyphs),
                page.getCropBox().getWidth(),
                page.getCropBox().getHeight(),
                page.getRotation(),
                images,
                area <= 0 ? 1 : Math.min(1, covered / area),
                painted,
                shown,
                unmapped));
    }

    /** The page has been laid out from its characters already. */
    @Override
    protected void writePage() {}

    @Override
    protected void processTextPosition(TextPosition shownText) {
        if (shownText.getUnicode() == null || shownText.getUnicode().isEmpty()) {
            return;
        }
        float size =
                Math.abs(shownText.getYScale()) > 0 ? Math.abs(shownText.getYScale()) : shownText.getFontSizeInPt();
        glyphs.add(new Glyph(
                shownText.getUnicode(),
                Math.round(shownText.getDir()),
                shownText.getXDirAdj(),
                shownText.getYDirAdj(),
                shownText.getWidthDirAdj(),
                Math.max(1, size),
                shownText.getWidthOfSpace()));
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        spend();
        shown++;
        if (font.toUnicode(code) == null) {
            unmapped++;
        }
        super.showGlyph(matrix, font, code, displacement);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        spend();
        switch (operator.getName()) {
            case OperatorName.DRAW_OBJECT -> {
                if (!operands.isEmpty()
                        && operands.getFirst() instanceof COSName name
                        && getResources() != null
                        && getResources().isImageXObject(name)) {
                    image();
                    return;
                }
            }
            case OperatorName.BEGIN_INLINE_IMAGE -> image();
            case OperatorName.FILL_NON_ZERO,
                    OperatorName.FILL_EVEN_ODD,
                    OperatorName.FILL_NON_ZERO_AND_STROKE,
                    OperatorName.FILL_EVEN_ODD_AND_STROKE,
                    OperatorName.STROKE_PATH,
                    OperatorName.CURVE_TO -> painted++;
            default -> {}
        }
        super.processOperator(operator, operands);
    }

    /** An image fills the unit square of its coordinates (ISO 32000-1, 8.9.5.1). */
    private void image() {
        Matrix matrix = getGraphicsState().getCurrentTransformationMatrix();
        images++;
        covered += Math.abs(
                (double) matrix.getScaleX() * matrix.getScaleY() - (double) matrix.getShearX() * matrix.getShearY());
    }

    private void spend() {
        if (++work > 4L * limits.maxObjects()) {
            throw PdfLimits.tooLarge();
        }
    }
}
