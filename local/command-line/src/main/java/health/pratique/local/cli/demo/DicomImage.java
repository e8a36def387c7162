package health.pratique.local.cli.demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A DICOM file of 8 by 8 gray pixels with a full header of an invented patient: Part 10, explicit VR, little endian. */
final class DicomImage {

    private static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
    private static final int PREAMBLE = 128;
    private static final int SIDE = 8;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private DicomImage() {}

    /** A slice whose scanner says that nothing is written into the picture. */
    static byte[] computedTomography() {
        return image(
                "1.2.840.10008.5.1.4.1.1.2",
                "CT",
                "NO",
                "D-720418",
                "Larkspur^Benedict",
                "CHEST LOW DOSE, pt Larkspur");
    }

    /** A picture into which the machine may have written the patient's name: it does not say. */
    static byte[] ultrasound() {
        return image("1.2.840.10008.5.1.4.1.1.6.1", "US", "", "D-720419", "Pemberley^Araminta", "THYROID");
    }

    private static byte[] image(
            String sopClass, String modality, String burnedIn, String patient, String name, String description) {
        String instance = "1.2.826.0.1.3680043.8.498." + patient.substring(2);
        DicomImage meta = new DicomImage();
        meta.text(0x0002, 0x0002, "UI", sopClass);
        meta.text(0x0002, 0x0003, "UI", instance + ".1");
        meta.text(0x0002, 0x0010, "UI", EXPLICIT_LITTLE_ENDIAN);
        meta.text(0x0002, 0x0012, "UI", "1.2.826.0.1.3680043.8.498.1");
        DicomImage file = new DicomImage();
        file.out.writeBytes(new byte[PREAMBLE]);
        file.out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        file.number(0x0002, 0x0000, "UL", meta.out.size());
        file.out.writeBytes(meta.out.toByteArray());
        file.text(0x0008, 0x0005, "CS", "ISO_IR 192");
        file.text(0x0008, 0x0016, "UI", sopClass);
        file.text(0x0008, 0x0018, "UI", instance + ".1");
        file.text(0x0008, 0x0020, "DA", "20260119");
        file.text(0x0008, 0x0030, "TM", "101500");
        file.text(0x0008, 0x0050, "SH", "ACC-" + patient.substring(2));
        file.text(0x0008, 0x0060, "CS", modality);
        file.text(0x0008, 0x0080, "LO", "Juniper Falls Hospital");
        file.text(0x0008, 0x0090, "PN", "Halvorsen^Britt^^Dr");
        file.text(0x0008, 0x1030, "LO", description);
        file.text(0x0010, 0x0010, "PN", name);
        file.text(0x0010, 0x0020, "LO", patient);
        file.text(0x0010, 0x0030, "DA", "19640217");
        file.text(0x0010, 0x0040, "CS", "O");
        file.text(0x0020, 0x000D, "UI", instance + ".2");
        file.text(0x0020, 0x000E, "UI", instance + ".3");
        file.number(0x0028, 0x0002, "US", 1);
        file.text(0x0028, 0x0004, "CS", "MONOCHROME2");
        file.number(0x0028, 0x0010, "US", SIDE);
        file.number(0x0028, 0x0011, "US", SIDE);
        file.number(0x0028, 0x0100, "US", 8);
        file.number(0x0028, 0x0101, "US", 8);
        file.number(0x0028, 0x0102, "US", 7);
        file.number(0x0028, 0x0103, "US", 0);
        if (!burnedIn.isEmpty()) {
            file.text(0x0028, 0x0301, "CS", burnedIn);
        }
        file.pixels();
        return file.out.toByteArray();
    }

    /** Of even length, as all values are (PS3.5, 6.2): names of objects end with a zero byte, all else with a space. */
    private void text(int group, int element, String representation, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        header(group, element, representation, bytes.length + bytes.length % 2);
        out.writeBytes(bytes);
        if (bytes.length % 2 == 1) {
            out.write(representation.equals("UI") ? 0 : ' ');
        }
    }

    private void number(int group, int element, String representation, int value) {
        int length = representation.equals("US") ? Short.BYTES : Integer.BYTES;
        header(group, element, representation, length);
        ByteBuffer number = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value);
        out.write(number.array(), 0, length);
    }

    private void pixels() {
        ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort((short) 0x7FE0)
                .putShort((short) 0x0010)
                .put((byte) 'O')
                .put((byte) 'W')
                .putShort((short) 0);
        out.writeBytes(header.putInt(SIDE * SIDE).array());
        for (int at = 0; at < SIDE * SIDE; at++) {
            out.write(at * 4);
        }
    }

    private void header(int group, int element, String representation, int length) {
        ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort((short) group).putShort((short) element);
        header.put(representation.getBytes(StandardCharsets.US_ASCII)).putShort((short) length);
        out.writeBytes(header.array());
    }
}
