package health.pratique.format.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;

/** Unpacks streams into nothing, to know how large they are before somebody keeps them. */
final class StreamBudget {

    private static final Set<String> PICTURES =
            Set.of("DCTDecode", "DCT", "CCITTFaxDecode", "CCF", "JBIG2Decode", "JPXDecode");

    /** ISO 32000-1 names five filters for text; nobody chains more than two. */
    private static final int MAX_FILTERS = 4;

    private static final int MAX_COLUMNS = 100_000;

    private long left;

    StreamBudget(long bytes) {
        this.left = bytes;
    }

    void spend(COSStream stream) throws IOException {
        COSArray filters = filters(stream);
        if (filters.size() > MAX_FILTERS) {
            throw PdfLimits.invalid();
        }
        checkParameters(stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP));
        try (InputStream raw = stream.createRawInputStream()) {
            InputStream in = raw;
            for (int i = 0; i < filters.size(); i++) {
                if (!(filters.getObject(i) instanceof COSName filter) || PICTURES.contains(filter.getName())) {
                    return;
                }
                if (i == filters.size() - 1) {
                    decode(filter, in, new Counted(OutputStream.nullOutputStream()), stream, i);
                } else {
                    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
                    decode(filter, in, new Counted(decoded), stream, i);
                    in = new ByteArrayInputStream(decoded.toByteArray());
                }
            }
        }
    }

    /** What is damaged ends where the damage begins, for every reader alike. */
    private static void decode(COSName filter, InputStream in, OutputStream out, COSStream stream, int index) {
        try {
            FilterFactory.INSTANCE.getFilter(filter).decode(in, out, stream, index);
        } catch (IOException damaged) {
            return;
        }
    }

    private static COSArray filters(COSStream stream) {
        COSBase filters = stream.getFilters();
        if (filters instanceof COSArray array) {
            return array;
        }
        COSArray one = new COSArray();
        if (filters instanceof COSName name) {
            one.add(name);
        }
        return one;
    }

    /** A predictor keeps a row in memory. */
    private static void checkParameters(COSBase parameters) {
        if (parameters instanceof COSDictionary dictionary) {
            if (dictionary.getInt(COSName.COLUMNS, 1) > MAX_COLUMNS || dictionary.getInt(COSName.COLUMNS, 1) < 0) {
                throw PdfLimits.invalid();
            }
        } else if (parameters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSDictionary dictionary) {
                    checkParameters(dictionary);
                }
            }
        }
    }

    private final class Counted extends OutputStream {

        private final OutputStream kept;

        Counted(OutputStream kept) {
            this.kept = kept;
        }

        @Override
        public void write(int b) throws IOException {
            take(1);
            kept.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            take(length);
            kept.write(bytes, from, length);
        }

        private void take(int count) {
            left -= count;
            if (left < 0) {
                throw PdfLimits.tooLarge();
            }
        }
    }
}
