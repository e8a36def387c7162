package health.pratique.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.model.DocumentFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Tables that are cut into blocks. */
class TableBlocksTest {

    private static final String TABLE = "mrn;name;notes\r\n1;\"Q;T\";\"a\r\nb\"\r\n2;B;c\r\n3;C;d\r\n";

    @Property(tries = 60)
    void theRowsOfAllBlocksAreTheTable(@ForAll @IntRange(min = 1, max = 80) int blockLength) throws IOException {
        for (String table : List.of(
                TABLE,
                "\uFEFF" + TABLE,
                "Ward 7\n\nmrn,name\n1,Vale\n2,Quist\n3,\"Q\nR\"",
                "mrn,name\r1,Vale\n\n2,Quist\n")) {
            assertThat(whole(table.getBytes(UTF_8), blockLength)).isEqualTo(table);
        }
    }

    @Test
    void eachBlockIsATableBelowTheHeaderOfTheWhole() throws IOException {
        assertThat(blocks(TABLE.getBytes(UTF_8), 1))
                .containsExactly(
                        "mrn;name;notes\r\n1;\"Q;T\";\"a\r\nb\"\r\n",
                        "mrn;name;notes\r\n2;B;c\r\n",
                        "mrn;name;notes\r\n3;C;d\r\n");
    }

    @Test
    void aBlockOfRowsThatAreBlankIsATable() throws IOException {
        TableBlocks blocks =
                TableBlocks.of(new ByteArrayInputStream("a\tb\tc\n1\t2\t3\n4\t5\t6\n\t\t\n".getBytes(UTF_8)), 18);
        assertThat(blocks.next()).isPresent();
        byte[] last = blocks.next().orElseThrow();
        assertThat(last).asString().isEqualTo("\t\t\n");
        assertThat(blocks.opened(last, FormatLimits.STANDARD).format()).isEqualTo(DocumentFormat.TSV);
    }

    @Test
    void windows1252IsToldByTheBeginning() throws IOException {
        String table = "mrn,name\n1,Müller\n2,Strauß\n";
        assertThat(whole(table.getBytes(Charset.forName("windows-1252")), 10)).isEqualTo(table);
    }

    @Test
    void aLargeTableIsCutWithoutBeingHeld() throws IOException {
        long size = 256L * 1024 * 1024;
        long before = used();
        TableBlocks blocks = TableBlocks.of(new Generated(size), 4 * 1024 * 1024);
        long most = 0;
        long read = 0;
        for (Optional<byte[]> block = blocks.next(); block.isPresent(); block = blocks.next()) {
            read += block.get().length;
            if (read >> 26 != read - block.get().length >> 26) {
                most = Math.max(most, used() - before);
            }
        }
        assertThat(read).isGreaterThan(size);
        assertThat(most).isLessThan(64L * 1024 * 1024);
    }

    @Test
    void bytesOfAnotherCharsetFarBehindAreRefused() {
        byte[] table = ("mrn,name\n" + "1,Quill\n".repeat(200_000)).getBytes(UTF_8);
        table[table.length - 3] = (byte) 0xE9;
        assertRejected(table, ReasonCode.CHARSET_INVALID);
    }

    @Test
    void aNoteIsNoTable() {
        assertRejected("Seen today, stable.\n".getBytes(UTF_8), ReasonCode.FORMAT_UNSUPPORTED);
    }

    @Test
    void aRowWithoutEndIsRefused() {
        byte[] table = ("mrn,name\n1,a\n2,b\n3,\"" + "x".repeat(5_000_000)).getBytes(UTF_8);
        assertRejected(table, ReasonCode.DOCUMENT_TOO_LARGE);
    }

    private static List<String> blocks(byte[] table, int blockLength) throws IOException {
        TableBlocks blocks = TableBlocks.of(new ByteArrayInputStream(table), blockLength);
        List<String> all = new ArrayList<>();
        for (Optional<byte[]> block = blocks.next(); block.isPresent(); block = blocks.next()) {
            all.add(new String(block.get(), UTF_8));
        }
        return all;
    }

    private static String whole(byte[] table, int blockLength) throws IOException {
        TableBlocks blocks = TableBlocks.of(new ByteArrayInputStream(table), blockLength);
        StringBuilder whole = new StringBuilder();
        for (Optional<byte[]> block = blocks.next(); block.isPresent(); block = blocks.next()) {
            whole.append(new String(blocks.rows(block.get()), UTF_8));
        }
        return whole.toString();
    }

    private static void assertRejected(byte[] table, ReasonCode reason) {
        assertThatThrownBy(() -> whole(table, 1024))
                .isInstanceOfSatisfying(DocumentRejected.class, fault -> assertThat(fault.reason())
                        .isEqualTo(reason));
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** A table that is never whole anywhere. */
    private static final class Generated extends InputStream {

        private static final byte[] ROW =
                "80012,\"Quill, Tamsin\",2024-02-29,4.1,\"stable,\nno complaints; seen again\"\n".getBytes(UTF_8);

        private final long size;
        private long made;
        private byte[] line = "mrn,patient name,visit date,result,notes\n".getBytes(UTF_8);
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
                line = ROW;
                at = 0;
            }
            int count = Math.min(length, line.length - at);
            System.arraycopy(line, at, into, offset, count);
            at += count;
            made += count;
            return count;
        }
    }
}
