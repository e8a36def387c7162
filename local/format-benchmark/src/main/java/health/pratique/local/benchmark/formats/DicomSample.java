package health.pratique.local.benchmark.formats;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** A CT image of 512 by 512 pixels of two bytes, explicit VR, little endian (PS3.10). */
final class DicomSample {

    private static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
    private static final String CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2";
    private static final int SIDE = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private DicomSample() {}

    static Sample image(Invented facts) {
        DicomSample header = new DicomSample();
        header.text(0x0002_0002, "UI", CT_IMAGE_STORAGE);
        header.text(0x0002_0003, "UI", "2.25.7734112");
        header.text(0x0002_0010, "UI", EXPLICIT_LITTLE_ENDIAN);
        byte[] meta = header.out.toByteArray();
        DicomSample file = new DicomSample();
        file.out.writeBytes(new byte[128]);
        file.out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        file.element(0x0002_0000, "UL", little(4).putInt(meta.length).array());
        file.out.writeBytes(meta);
        file.dataSet(facts);
        return new Sample("CT image, 512 x 512", file.out.toByteArray());
    }

    private void dataSet(Invented facts) {
        String day = Invented.digits(facts.day());
        text(0x0008_0005, "CS", "ISO_IR 192");
        text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\AXIAL");
        text(0x0008_0016, "UI", CT_IMAGE_STORAGE);
        text(0x0008_0018, "UI", "2.25.7734112");
        text(0x0008_0020, "DA", day);
        text(0x0008_0030, "TM", "101500");
        text(0x0008_0060, "CS", "CT");
        text(0x0008_0080, "LO", "Hillcrest Clinic");
        text(0x0008_0090, "PN", facts.surname() + "^Imre");
        text(0x0008_1030, "LO", "CT chest for " + Invented.GIVEN + " " + Invented.FAMILY);
        text(0x0010_0010, "PN", Invented.FAMILY + "^" + Invented.GIVEN);
        text(0x0010_0020, "LO", Invented.RECORD_NUMBER);
        text(0x0010_0030, "DA", Invented.digits(LocalDate.parse(Invented.BORN)));
        text(0x0010_4000, "LT", facts.paragraph());
        text(0x0020_000D, "UI", "2.25.7734110");
        text(0x0020_000E, "UI", "2.25.7734111");
        number(0x0028_0002, 1);
        text(0x0028_0004, "CS", "MONOCHROME2");
        number(0x0028_0010, SIDE);
        number(0x0028_0011, SIDE);
        number(0x0028_0100, 16);
        number(0x0028_0101, 12);
        number(0x0028_0102, 11);
        number(0x0028_0103, 0);
        text(0x0028_0301, "CS", "NO");
        pixels();
    }

    private void pixels() {
        ByteBuffer pixels = little(2 * SIDE * SIDE);
        for (int at = 0; at < SIDE * SIDE; at++) {
            pixels.putShort((short) (at * 31 % 4_096));
        }
        tag(0x7FE0_0010, "OW");
        out.writeBytes(little(6).putShort((short) 0).putInt(pixels.capacity()).array());
        out.writeBytes(pixels.array());
    }

    /** Values have an even length (PS3.5, 6.2): identifiers are filled with a zero byte, text with a space. */
    private void text(int tag, String vr, String value) {
        String filled = value.length() % 2 == 0 ? value : value + (vr.equals("UI") ? '\0' : ' ');
        element(tag, vr, filled.getBytes(StandardCharsets.US_ASCII));
    }

    private void number(int tag, int value) {
        element(tag, "US", little(2).putShort((short) value).array());
    }

    private void element(int tag, String vr, byte[] value) {
        tag(tag, vr);
        out.writeBytes(little(2).putShort((short) value.length).array());
        out.writeBytes(value);
    }

    private void tag(int tag, String vr) {
        out.writeBytes(
                little(4).putShort((short) (tag >>> 16)).putShort((short) tag).array());
        out.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
