package health.pratique.local.cli;

import health.pratique.model.Custodian;
import health.pratique.model.SubjectTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Under whose key surrogates, date shift and tokens are made: a word's, or a deployment's own of one patient. */
final class SubjectOption {

    private static final int KEY_BITS = 256;
    /** OWASP Password Storage Cheat Sheet, for PBKDF2 with HMAC-SHA-256: a token must not tell the word by trying words. */
    private static final int ROUNDS = 600_000;

    @Option(
            names = "--subject",
            paramLabel = "WORD",
            description = {
                "The secret behind surrogates, date shift and tokens: the same word, the same ones.",
                "Whoever knows it can resolve the tokens."
            })
    private @Nullable String word;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "In place of --subject: the deployment's subject key, with --custodian and --patient.")
    private @Nullable Path keyFile;

    @Option(names = "--custodian", description = "With --key-file: whose patient.")
    private @Nullable String custodian;

    @Option(names = "--patient", paramLabel = "ID", description = "With --key-file: the patient's id at the custodian.")
    private @Nullable String patient;

    /** 32 bytes; empty when no subject is named. */
    Optional<byte[]> key() {
        long deployed = Stream.of(keyFile, custodian, patient)
                .flatMap(Stream::ofNullable)
                .count();
        if (word != null && !word.isEmpty()) {
            if (deployed > 0) {
                throw new CommandFailed("name the subject by --subject, or by --key-file, --custodian and --patient");
            }
            return Optional.of(stretched(word));
        }
        if (keyFile != null && custodian != null && patient != null) {
            SubjectTokens tokens = new SubjectTokens(secret(keyFile));
            return Optional.of(tokens.surrogateKey(tokens.of(new Custodian(custodian), patient)));
        }
        if (deployed > 0) {
            throw new CommandFailed("--key-file, --custodian and --patient go together");
        }
        return Optional.empty();
    }

    private static byte[] stretched(String word) {
        try {
            byte[] salt = "pratique offline subject".getBytes(StandardCharsets.US_ASCII);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(word.toCharArray(), salt, ROUNDS, KEY_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no PBKDF2 with HMAC-SHA-256", missing);
        }
    }

    /** As the functions read it from Secrets Manager; an editor's line break at the end does not count. */
    private static byte[] secret(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            int end = content.length;
            while (end > 0 && (content[end - 1] == '\n' || content[end - 1] == '\r')) {
                end--;
            }
            return Arrays.copyOf(content, end);
        } catch (IOException unreadable) {
            throw new CommandFailed("cannot read " + file + ": check the path and its permissions");
        }
    }
}
