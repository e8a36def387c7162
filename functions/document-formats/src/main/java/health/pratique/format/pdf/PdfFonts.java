package health.pratique.format.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Liberation Sans, which PDFBox carries, is the one font there is: a machine's own fonts are never looked for, so that a document
 * reads and is written the same everywhere. PDFBox's log, which may quote a document, is off.
 */
final class PdfFonts implements FontMapper {

    private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final TrueTypeFont font;
    private final CmapLookup characters;
    /** Held, for a logger that nobody holds forgets its level. */
    private final Logger[] silenced = {Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox")};

    private PdfFonts() {
        for (Logger logger : silenced) {
            logger.setLevel(Level.OFF);
        }
        try (InputStream in = open()) {
            font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            characters = font.getUnicodeCmapLookup();
        } catch (IOException missing) {
            throw new UncheckedIOException("PDFBox's jar lacks Liberation Sans", missing);
        }
    }

    private static final class Holder {
        private static final PdfFonts ONLY = registered();

        private static PdfFonts registered() {
            PdfFonts fonts = new PdfFonts();
            FontMappers.set(fonts);
            return fonts;
        }
    }

    /** Makes the font the only one, at first use. */
    static PdfFonts ready() {
        return Holder.ONLY;
    }

    /**
     * The font for one document that is written; to be closed when it is. No ligatures: PDFBox makes a regular expression of all of
     * them for each line, which takes ten times as long as the rest of writing.
     */
    static TrueTypeFont forWriting() throws IOException {
        try (InputStream in = open()) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            font.setEnableGsub(false);
            return font;
        }
    }

    private static InputStream open() {
        return java.util.Objects.requireNonNull(
                org.apache.pdfbox.pdmodel.PDDocument.class.getResourceAsStream(RESOURCE));
    }

    /**
     * The character as it comes back from a PDF that is written with the font: characters of one shape are one. Zero when the font
     * cannot show it.
     */
    int canonical(int character) {
        int glyph = characters.getGlyphId(character);
        return glyph == 0 ? 0 : characters.getCharCodes(glyph).getFirst();
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(font, true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(font, true);
    }

    @Override
    public CIDFontMapping getCIDFont(
            String name, @Nullable PDFontDescriptor descriptor, @Nullable PDCIDSystemInfo collection) {
        return new CIDFontMapping(null, font, true);
    }
}
