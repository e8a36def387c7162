package health.pratique.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;

/**
 * A reader that has nothing in common with the product's: follows every length to the last byte and fails where one is wrong.
 * Gives values by path of tags, {@code 00081030} or {@code 00120064/0/00080100}.
 */
final class DicomSecondReader {

    private static final Set<String> LONG =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

    private final TreeMap<String, String> values = new TreeMap<>();
    private final ByteBuffer in;
    private boolean explicit = true;

    private DicomSecondReader(byte[] file) {
        in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    static TreeMap<String, String> read(byte[] file) {
        DicomSecondReader reader = new DicomSecondReader(file);
        reader.in.position(132);
        reader.meta();
        String syntax = reader.values.get("00020010").trim();
        reader.explicit = !syntax.equals(DicomSamples.IMPLICIT);
        reader.in.order(syntax.equals(DicomSamples.BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        reader.dataSet("", file.length);
        return reader.values;
    }

    private void meta() {
        in.position(in.position() + 8);
        int end = in.getInt() + in.position();
        dataSet("", end);
        if (in.position() != end) {
            throw new IllegalStateException("group length of the file meta information");
        }
    }

    private void dataSet(String prefix, int end) {
        while (in.position() < end) {
            String tag = tag();
            if (tag.equals("FFFEE00D")) {
                in.getInt();
                return;
            }
            element(prefix + tag);
        }
        if (in.position() != end && end != Integer.MAX_VALUE) {
            throw new IllegalStateException("length before " + prefix);
        }
    }

    private void element(String path) {
        String vr = "";
        int length;
        if (explicit) {
            vr = "" + (char) in.get() + (char) in.get();
            length = LONG.contains(vr) ? in.position(in.position() + 2).getInt() : in.getShort() & 0xFFFF;
        } else {
            length = in.getInt();
        }
        boolean item = length > 7
                && (in.order() == ByteOrder.LITTLE_ENDIAN
                        ? in.getInt(in.position()) == 0xE000FFFE
                        : in.getInt(in.position()) == 0xFFFEE000);
        if (length == -1 || vr.equals("SQ") || (!explicit && item)) {
            items(path, length == -1 ? Integer.MAX_VALUE : in.position() + length);
            return;
        }
        byte[] value = new byte[length];
        in.get(value);
        values.put(
                path,
                new String(value, StandardCharsets.UTF_8).replace('\0', ' ').stripTrailing());
    }

    private void items(String path, int end) {
        values.put(path, "");
        for (int item = 0; in.position() < end; item++) {
            String tag = tag();
            int length = in.getInt();
            if (tag.equals("FFFEE0DD")) {
                return;
            }
            if (path.endsWith("7FE00010")) {
                in.position(in.position() + length);
            } else {
                dataSet(path + "/" + item + "/", length == -1 ? Integer.MAX_VALUE : in.position() + length);
            }
        }
    }

    private String tag() {
        return "%04X%04X".formatted(in.getShort() & 0xFFFF, in.getShort() & 0xFFFF);
    }
}
