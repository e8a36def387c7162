package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables that are rewritten as they are read. */
class TableStreamTest {

    private static final RowEdit KEEP_ALL = fields -> Collections.nCopies(fields.size(), FieldEdit.KEEP);
    private static final RowEdit MASK_NAMES = fields -> fields.stream()
            .<FieldEdit>map(
                    field -> field.meaning() == FieldMeaning.PERSON_NAME ? FieldEdit.replace("[NAME]") : FieldEdit.KEEP)
            .toList();

    @Test
    void aStreamIsRewrittenAsTheDocumentIs() throws IOException {
        byte[] table = "\uFEFFmrn;name;notes\r\n1;\"Q;T\";\"a\r\nb\"\r\n2;B;=A1\r\n".getBytes(StandardCharsets.UTF_8);
        OpenedDocument document = DocumentFormats.standard().open(table, FormatLimits.STANDARD);
        assertThat(rewritten(table, MASK_NAMES))
                .isEqualTo(document.rewrite(
                        field -> MASK_NAMES.edit(List.of(field)).getFirst()));
    }

    @Test
    void noMoreThanOneRowOfALargeTableIsHeld() throws IOException {
        long size = 64L * 1024 * 1024;
        List<WeakReference<Object>> seen = new ArrayList<>();
        int[] most = {0};
        long[] rows = {0};
        RowEdit watched = fields -> {
            seen.add(new WeakReference<>(fields));
            if (++rows[0] % 250_000 == 0) {
                System.gc();
                seen.removeIf(reference -> reference.refersTo(null));
                most[0] = Math.max(most[0], seen.size());
            }
            return MASK_NAMES.edit(fields);
        };
        Counted out = new Counted();
        TableStream.Totals totals = TableStream.rewrite(new Generated(size), out, watched);
        assertThat(totals.rows()).isEqualTo(rows[0]).isGreaterThan(500_000);
        assertThat(most[0]).isBetween(1, 10_000);
        assertThat(out.bytes).isGreaterThan(size / 2);
    }

    @Test
    void windows1252IsToldByTheBeginningOrByTheCaller() throws IOException {
        Charset western = Charset.forName("windows-1252");
        String table = "mrn,name\n1,Müller\n2,Strauß\n";
        assertThat(rewritten(table.getBytes(western), KEEP_ALL)).isEqualTo(table.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableStream.rewrite(
                new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_16LE)),
                out,
                KEEP_ALL,
                StandardCharsets.UTF_16LE);
        assertThat(out.toByteArray()).isEqualTo(table.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bytesOfAnotherCharsetFarBehindAreRefused() {
        byte[] table = ("mrn,name\n" + "1,Quill\n".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
        table[table.length - 3] = (byte) 0xE9;
        assertRejected(table, ReasonCode.CHARSET_INVALID);
    }

    @Test
    void aNoteIsNoTable() {
        assertRejected("Seen today, stable.\n".getBytes(StandardCharsets.UTF_8), ReasonCode.FORMAT_UNSUPPORTED);
    }

    @Test
    void aRowWithoutEndIsRefused() {
        byte[] table = ("mrn,name\n1,a\n2,b\n3,\"" + "x".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8);
        assertRejected(table, ReasonCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void anEditThatForgetsACellIsADefect() {
        assertThatThrownBy(() -> rewritten(
                        "mrn,name\n1,a\n2,b\n".getBytes(StandardCharsets.UTF_8), fields -> List.of(FieldEdit.KEEP)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] rewritten(byte[] table, RowEdit edit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableStream.rewrite(new ByteArrayInputStream(table), out, edit);
        return out.toByteArray();
    }

    private static void assertRejected(byte[] table, ReasonCode reason) {
        assertThatThrownBy(() -> rewritten(table, KEEP_ALL))
                .isInstanceOfSatisfying(DocumentRejected.class, fault -> assertThat(fault.reason())
                        .isEqualTo(reason));
    }

    /** A table that is never whole anywhere. */
    private static final class Generated extends InputStream {

        private final long size;
        private long made;
        private long number;
        private byte[] line = "mrn,patient name,visit date,result,notes\n".getBytes(StandardCharsets.UTF_8);
        private int at;

        private Generated(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == line.length) {
                if (made >= size) {
                    return -1;
                }
                number++;
                line = (number + ",\"Quill, Tamsin\",2024-02-29,4.1,\"stable,\nno complaints; seen again\"\n")
                        .getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            int count = Math.min(length, line.length - at);
            System.arraycopy(line, at, into, offset, count);
            at += count;
            made += count;
            return count;
        }
    }

    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) {
            bytes += len;
        }
    }
}
