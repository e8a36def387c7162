package health.pratique.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes small invented DICOM files, right or wrong, element by element in the order of the calls. */
final class DicomSamples {

    static final String IMPLICIT = "1.2.840.10008.1.2";
    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
    static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    static final String JPEG = "1.2.840.10008.1.2.4.50";
    static final long UNDEFINED = 0xFFFF_FFFFL;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final boolean explicit;
    private final ByteOrder order;
    private Charset charset = StandardCharsets.ISO_8859_1;

    private DicomSamples(boolean explicit, ByteOrder order) {
        this.explicit = explicit;
        this.order = order;
    }

    static DicomSamples dataSet(String transferSyntax) {
        return new DicomSamples(
                !transferSyntax.equals(IMPLICIT),
                transferSyntax.equals(BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /** A CT image of an invented patient, its pixels last. */
    static byte[] image(String transferSyntax) {
        DicomSamples data = dataSet(transferSyntax)
                .text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\AXIAL")
                .text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.2")
                .text(0x0008_0018, "UI", "1.2.3.4.5")
                .text(0x0008_0020, "DA", "20240304")
                .text(0x0008_0030, "TM", "101500.25")
                .text(0x0008_0050, "SH", "ACC7788991")
                .text(0x0008_0060, "CS", "CT")
                .text(0x0008_0090, "PN", "Rossi^Giulia")
                .text(0x0008_1030, "LO", "CT HEAD for Weatherby")
                .bytes(0x0009_1001, "UN", "Weatherby ".getBytes(StandardCharsets.US_ASCII))
                .text(0x0010_0010, "PN", "Weatherby^Oswin")
                .text(0x0010_0020, "LO", "MRN5566778")
                .text(0x0010_0030, "DA", "19310512")
                .text(0x0010_1010, "AS", "092Y")
                .text(0x0020_000D, "UI", "1.2.3.4")
                .text(0x0020_0013, "IS", "7");
        return file(
                transferSyntax,
                data.bytes(0x7FE0_0010, "OW", new byte[] {1, 2, 3, 4, 5, 6, 7, 8})
                        .done());
    }

    static byte[] file(String transferSyntax, byte[] data) {
        byte[] meta = dataSet(EXPLICIT)
                .text(0x0002_0002, "UI", "1.2.840.10008.5.1.4.1.1.2")
                .text(0x0002_0003, "UI", "1.2.3.4.5")
                .text(0x0002_0010, "UI", transferSyntax)
                .done();
        ByteBuffer length =
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, meta.length);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[128]);
        file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(
                dataSet(EXPLICIT).bytes(0x0002_0000, "UL", length.array()).done());
        file.writeBytes(meta);
        file.writeBytes(data);
        return file.toByteArray();
    }

    DicomSamples in(Charset other) {
        charset = other;
        return this;
    }

    DicomSamples text(int tag, String vr, String value) {
        byte[] bytes = value.getBytes(charset);
        byte[] even = java.util.Arrays.copyOf(bytes, bytes.length + (bytes.length & 1));
        if (even.length > bytes.length) {
            even[bytes.length] = (byte) (vr.equals("UI") ? 0 : ' ');
        }
        return bytes(tag, vr, even);
    }

    DicomSamples bytes(int tag, String vr, byte[] value) {
        header(tag, vr, value.length);
        out.writeBytes(value);
        return this;
    }

    /** One sequence with the given items, each of defined or undefined length like the sequence itself. */
    DicomSamples sequence(int tag, boolean undefined, byte[]... items) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] item : items) {
            content.writeBytes(marker(0xFFFE_E000, undefined ? UNDEFINED : item.length));
            content.writeBytes(item);
            if (undefined) {
                content.writeBytes(marker(0xFFFE_E00D, 0));
            }
        }
        if (undefined) {
            content.writeBytes(marker(0xFFFE_E0DD, 0));
        }
        header(tag, "SQ", undefined ? UNDEFINED : content.size());
        out.writeBytes(content.toByteArray());
        return this;
    }

    DicomSamples header(int tag, String vr, long length) {
        if (!explicit) {
            out.writeBytes(marker(tag, length));
            return this;
        }
        boolean longForm = "OB OD OF OL OV OW SQ SV UC UN UR UT UV".contains(vr);
        ByteBuffer header = ByteBuffer.allocate(longForm ? 12 : 8).order(order);
        header.putShort((short) (tag >>> 16)).putShort((short) tag);
        header.put((byte) vr.charAt(0)).put((byte) vr.charAt(1));
        if (longForm) {
            header.putShort((short) 0).putInt((int) length);
        } else {
            header.putShort((short) length);
        }
        out.writeBytes(header.array());
        return this;
    }

    DicomSamples raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] marker(int tag, long length) {
        return ByteBuffer.allocate(8)
                .order(order)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag)
                .putInt((int) length)
                .array();
    }

    byte[] done() {
        return out.toByteArray();
    }
}
