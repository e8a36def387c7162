package health.pratique.local.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.TreeSet;

/** The MD5 digests by which SQS clients see that a message came through whole (SQS developer guide, "Calculating the MD5 message digest"). */
final class Digests {

    private static final int TEXT = 1;
    private static final int BINARY = 2;

    private Digests() {}

    static String ofBody(String body) {
        return md5(body.getBytes(StandardCharsets.UTF_8));
    }

    static String ofAttributes(ObjectNode attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TreeSet<String> names = new TreeSet<>();
        attributes.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode attribute = attributes.path(name);
            String type = attribute.path("DataType").asText();
            write(bytes, name.getBytes(StandardCharsets.UTF_8));
            write(bytes, type.getBytes(StandardCharsets.UTF_8));
            boolean binary = type.startsWith("Binary");
            bytes.write(binary ? BINARY : TEXT);
            write(
                    bytes,
                    binary
                            ? Base64.getDecoder()
                                    .decode(attribute.path("BinaryValue").asText())
                            : attribute.path("StringValue").asText().getBytes(StandardCharsets.UTF_8));
        }
        return md5(bytes.toByteArray());
    }

    private static void write(ByteArrayOutputStream bytes, byte[] value) {
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(value.length).array());
        bytes.writeBytes(value);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }
}
