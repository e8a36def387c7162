package health.pratique.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Before a PostgreSQL that asks for no password: lets in whom RDS would let in, by a token whose signature it computes anew from the
 * description of Signature Version 4, and which is no older than fifteen minutes.
 */
final class IamDoor implements AutoCloseable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final ServerSocket door = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    private final int database;
    private final String secretKey;
    private final Clock clock;

    IamDoor(int database, String secretKey, Clock clock) throws IOException {
        this.database = database;
        this.secretKey = secretKey;
        this.clock = clock;
        threads.submit(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Of all that were let in, in their order. */
    List<String> tokens() {
        return List.copyOf(tokens);
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.submit(() -> greet(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void greet(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            int length = in.readInt();
            byte[] startup = in.readNBytes(length - Integer.BYTES);
            // AuthenticationCleartextPassword
            out.writeByte('R');
            out.writeInt(8);
            out.writeInt(3);
            in.readByte();
            byte[] password = in.readNBytes(in.readInt() - Integer.BYTES);
            String token = new String(password, 0, password.length - 1, UTF_8);
            if (!believed(token)) {
                refuse(out);
                return;
            }
            tokens.add(token);
            letIn(client, startup);
        } catch (IOException | GeneralSecurityException gone) {
            // Whoever was at the door has left.
            assert !tokens.contains("");
        }
    }

    private void letIn(Socket client, byte[] startup) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), database)) {
            DataOutputStream out = new DataOutputStream(server.getOutputStream());
            out.writeInt(startup.length + Integer.BYTES);
            out.write(startup);
            threads.submit(() -> {
                try (client;
                        server) {
                    return server.getInputStream().transferTo(client.getOutputStream());
                }
            });
            client.getInputStream().transferTo(server.getOutputStream());
        }
    }

    private static void refuse(DataOutputStream out) throws IOException {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        for (String field : List.of("SFATAL", "VFATAL", "C28P01", "MPAM authentication failed")) {
            fields.write(field.getBytes(UTF_8));
            fields.write(0);
        }
        fields.write(0);
        out.writeByte('E');
        out.writeInt(fields.size() + Integer.BYTES);
        out.write(fields.toByteArray());
        out.flush();
    }

    private boolean believed(String token) throws GeneralSecurityException {
        int question = token.indexOf('?');
        TreeMap<String, String> parameters = new TreeMap<>();
        for (String parameter : token.substring(question + 1).split("&")) {
            String[] named = parameter.split("=", 2);
            parameters.put(named[0], named[1]);
        }
        String signature = parameters.remove("X-Amz-Signature");
        Instant signed = TIME.parse(parameters.get("X-Amz-Date"), Instant::from);
        boolean fresh = Duration.between(signed, clock.instant()).compareTo(Duration.ofMinutes(15)) <= 0;
        return fresh && signature.equals(signature(parameters, "127.0.0.1:" + port()));
    }

    private String signature(TreeMap<String, String> parameters, String host) throws GeneralSecurityException {
        List<String> query = new ArrayList<>();
        parameters.forEach((name, value) -> query.add(name + "=" + value));
        String request = "GET\n/\n" + String.join("&", query) + "\nhost:" + host + "\n\nhost\n" + hash("");
        String time = parameters.get("X-Amz-Date");
        String day = time.substring(0, 8);
        String text = "AWS4-HMAC-SHA256\n" + time + "\n" + day + "/eu-west-2/rds-db/aws4_request\n" + hash(request);
        byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
        for (String part : List.of(day, "eu-west-2", "rds-db", "aws4_request", text)) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            key = mac.doFinal(part.getBytes(UTF_8));
        }
        return HexFormat.of().formatHex(key);
    }

    private static String hash(String text) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
