package health.pratique.format.mapping.hl7;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Attachment;

/** Encapsulated data and pointers to it: ED and RP (guide, datatype maps ED[Attachment], RP[Attachment]). */
final class Attachments {

    private static final Pattern SUBTYPE = Pattern.compile("[a-z0-9][a-z0-9.+-]{0,80}");
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,20}:[^\\s\"<>]{1,2000}");
    private static final Set<String> MEDIA =
            Set.of("application", "audio", "image", "text", "video", "multipart", "model");

    private Attachments() {}

    /** Whether a value that ought to be text has the components of encapsulated data. */
    static boolean isData(List<Value> values) {
        return values.stream().anyMatch(value -> {
            String encoding = value.part(4).code();
            return (encoding.equalsIgnoreCase("Base64") || encoding.equalsIgnoreCase("Hex"))
                    && value.part(5).present();
        });
    }

    /** ED: source, type, subtype, encoding, data. */
    static Optional<Attachment> ed(Value ed) {
        Attachment attachment = new Attachment();
        Value data = ed.part(5);
        if (data.present()) {
            Optional<byte[]> content = decode(ed.part(4).code(), data.look());
            if (content.isEmpty()) {
                data.unfit();
            } else {
                data.whole();
                ed.part(4).use();
                attachment
                        // R4, invariant att-1: data has a type; one that names its own replaces this.
                        .setContentType("application/octet-stream")
                        .setData(content.get())
                        .setSize(content.get().length);
            }
        }
        mediaType(ed.part(2), ed.part(3)).ifPresent(attachment::setContentType);
        return attachment.isEmpty() ? Optional.empty() : Optional.of(attachment);
    }

    /** RP: pointer, application, type, subtype. It is written down, never followed. */
    static Optional<Attachment> rp(Value rp) {
        Value pointer = rp.part(1);
        if (!URL.matcher(pointer.code()).matches()) {
            pointer.unfit();
            return Optional.empty();
        }
        Attachment attachment = new Attachment().setUrl(pointer.text());
        mediaType(rp.part(3), rp.part(4)).ifPresent(attachment::setContentType);
        return Optional.of(attachment);
    }

    /** HL7 tables 0191 or 0834, and 0291: {@code AP^PDF}, {@code application^pdf}, {@code TEXT^}. */
    private static Optional<String> mediaType(Value type, Value subtype) {
        String main = type.code().toLowerCase(Locale.ROOT);
        String sub = subtype.code().toLowerCase(Locale.ROOT);
        String media =
                switch (main) {
                    case "ap", "" -> "application";
                    case "im" -> "image";
                    case "au" -> "audio";
                    case "tx", "ft", "si" -> "text";
                    default -> main;
                };
        if (media.equals("text") && sub.isEmpty()) {
            sub = "plain";
        }
        if (main.equals("pdf") && sub.isEmpty()) {
            media = "application";
            sub = "pdf";
        }
        if (!MEDIA.contains(media) || !SUBTYPE.matcher(sub).matches()) {
            type.unfit();
            subtype.unfit();
            return Optional.empty();
        }
        type.use();
        subtype.use();
        return Optional.of(media + "/" + sub);
    }

    private static Optional<byte[]> decode(String encoding, String data) {
        if (encoding.equalsIgnoreCase("A")) {
            return Optional.of(data.getBytes(StandardCharsets.UTF_8));
        }
        if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("Base64") && !encoding.equalsIgnoreCase("Hex")) {
            return Optional.empty();
        }
        String letters = data.replaceAll("\\s", "");
        try {
            byte[] content = encoding.equalsIgnoreCase("Hex")
                    ? HexFormat.of().parseHex(letters)
                    : Base64.getDecoder().decode(letters);
            return content.length == 0 ? Optional.empty() : Optional.of(content);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
