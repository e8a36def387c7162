package health.pratique.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A certificate authority that lives as long as a test, and the certificate of one server. */
final class TestAuthority {

    private static final String PASSWORD = "changeit";

    private final Path directory;

    private TestAuthority(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes {@code server.crt}, {@code server.key} and {@code authority.pem}.
     *
     * @param host whose certificate the server's is
     */
    static TestAuthority in(Path directory, String host) {
        TestAuthority authority = new TestAuthority(directory);
        authority.keytool("-alias", "authority", "-dname", "CN=Test authority", "-ext", "bc:c");
        authority.keytool(
                "-alias", "server", "-dname", "CN=" + host, "-signer", "authority", "-ext", "san=dns:" + host);
        authority.write();
        return authority;
    }

    Path certificate() {
        return directory.resolve("server.crt");
    }

    Path key() {
        return directory.resolve("server.key");
    }

    Path authority() {
        return directory.resolve("authority.pem");
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", store().toString(), "-storepass", PASSWORD));
        command.addAll(Arrays.asList(arguments));
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool refused " + command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path store() {
        return directory.resolve("keys.p12");
    }

    private void write() {
        try {
            KeyStore keys = KeyStore.getInstance(store().toFile(), PASSWORD.toCharArray());
            Key key = keys.getKey("server", PASSWORD.toCharArray());
            pem(certificate(), "CERTIFICATE", keys.getCertificate("server").getEncoded());
            pem(authority(), "CERTIFICATE", keys.getCertificate("authority").getEncoded());
            pem(key(), "PRIVATE KEY", key.getEncoded());
            Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pem(Path file, String what, byte[] encoded) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(encoded);
        Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }
}
