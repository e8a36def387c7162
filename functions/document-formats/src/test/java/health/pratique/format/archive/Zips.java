package health.pratique.format.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives as Java's own library writes them, and such as only an attacker would. */
public final class Zips {

    private Zips() {}

    public static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    public static byte[] zip(String name, String content) {
        return zip(Map.of(name, bytes(content)));
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** One stored entry without a data descriptor, and its two headers as given. */
    static byte[] stored(String localName, String centralName, byte[] content) {
        byte[] local = bytes(localName);
        byte[] central = bytes(centralName);
        CRC32 crc = new CRC32();
        crc.update(content);
        int directory = 30 + local.length + content.length;
        ByteBuffer zip =
                ByteBuffer.allocate(directory + 46 + central.length + 22).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034B50)
                .putShort((short) 20)
                .putShort((short) 0x800)
                .putShort((short) 0)
                .putInt(0);
        zip.putInt((int) crc.getValue()).putInt(content.length).putInt(content.length);
        zip.putShort((short) local.length).putShort((short) 0).put(local).put(content);
        zip.putInt(0x02014B50)
                .putShort((short) (3 << 8 | 20))
                .putShort((short) 20)
                .putShort((short) 0x800);
        zip.putShort((short) 0)
                .putInt(0)
                .putInt((int) crc.getValue())
                .putInt(content.length)
                .putInt(content.length);
        zip.putShort((short) central.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0);
        zip.putShort((short) 0).putInt(0).putInt(0).put(central);
        zip.putInt(0x06054B50).putInt(0).putShort((short) 1).putShort((short) 1);
        zip.putInt(46 + central.length).putInt(directory).putShort((short) 0);
        return zip.array();
    }

    /** Where the first record with this signature begins. */
    static int find(byte[] zip, int signature, int from) {
        ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = from; at <= zip.length - 4; at++) {
            if (buffer.getInt(at) == signature) {
                return at;
            }
        }
        throw new IllegalArgumentException("no such record");
    }

    static int central(byte[] zip) {
        return find(zip, 0x02014B50, 0);
    }

    static int end(byte[] zip) {
        return find(zip, 0x06054B50, 0);
    }

    static byte[] with(byte[] zip, int at, int... values) {
        byte[] changed = zip.clone();
        for (int i = 0; i < values.length; i++) {
            changed[at + i] = (byte) values[i];
        }
        return changed;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
