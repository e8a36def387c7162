package health.pratique.format.dicom;

import health.pratique.format.FieldMeaning;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The data dictionary (DICOM PS3.6) with the confidentiality profile (PS3.15, Table E.1-1). Read once. */
final class Attributes {

    private static final String RESOURCE = "/health/pratique/format/dicom/attributes.txt";
    private static final Map<Integer, Attribute> BY_TAG = read();

    private Attributes() {}

    /** Null for a tag that the dictionary does not have; curves and overlays are removed whatever their group. */
    static @Nullable Attribute of(int tag) {
        int repeating = tag & 0xFF01_0000;
        if (repeating == 0x5000_0000 || repeating == 0x6000_0000) {
            return new Attribute(tag, Vr.UN, hex(tag), "X", FieldMeaning.ATTACHMENT);
        }
        return BY_TAG.get(tag);
    }

    /** The keyword, or the tag in hexadecimal. */
    static String name(int tag) {
        Attribute known = BY_TAG.get(tag);
        return known == null ? hex(tag) : known.keyword();
    }

    /** How implicit VR is read: private and unknown attributes are bytes (PS3.5, 6.2.2). */
    static Vr vr(int tag) {
        if ((tag & 0xFFFF) == 0) {
            return Vr.UL;
        }
        Attribute known = BY_TAG.get(tag);
        return known == null ? Vr.UN : known.vr();
    }

    static int actedOn() {
        return (int) BY_TAG.values().stream().filter(Attribute::acted).count();
    }

    private static String hex(int tag) {
        return "%08X".formatted(tag);
    }

    private static Map<Integer, Attribute> read() {
        Map<Integer, Attribute> all = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Attributes.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] word = line.split(" ");
                    int tag = Integer.parseUnsignedInt(word[0], 16);
                    FieldMeaning meaning = word[4].equals("-") ? null : FieldMeaning.valueOf(word[4]);
                    all.put(tag, new Attribute(tag, Vr.valueOf(word[1]), word[2], word[3], meaning));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(all);
    }
}
