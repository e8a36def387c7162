package health.pratique.local.cli;

import health.pratique.fault.PolicyViolated;
import health.pratique.kit.SubjectKeys;
import health.pratique.model.Custodian;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Under whose key surrogates, date shift and tokens are made: a word's, or that of a patient of a running platform. */
final class SubjectOption {

    static final String HOW = "name the subject by --subject, or by --custodian and --patient";

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
            names = "--custodian",
            description = "In place of --subject, with --patient: asks the running platform for the patient's key.")
    private @Nullable String custodian;

    @Option(names = "--patient", paramLabel = "ID", description = "The patient's id at the custodian.")
    private @Nullable String patient;

    @Mixin
    private ConnectionOption connection;

    /** 32 bytes; empty when no subject is named. */
    Optional<byte[]> key() {
        boolean named = custodian != null || patient != null;
        if (word != null && !word.isEmpty()) {
            if (named) {
                throw new CommandFailed(HOW + ", not by both");
            }
            return Optional.of(stretched(word));
        }
        if (custodian != null && patient != null) {
            return Optional.of(kept(new Custodian(custodian), patient));
        }
        if (named) {
            throw new CommandFailed("--custodian and --patient go together");
        }
        return Optional.empty();
    }

    private byte[] kept(Custodian whose, String id) {
        try (Connection platform = connection.open()) {
            SubjectKeys keys = platform.subjectKeys();
            return keys.find(whose, id)
                    .map(subject -> keys.surrogateKey(whose, subject))
                    .orElseThrow(SubjectOption::gone);
        } catch (PolicyViolated erasedMeanwhile) {
            throw gone();
        }
    }

    private static CommandFailed gone() {
        return new CommandFailed(
                "the platform has no key of this patient of this custodian: it never had a document or a"
                        + " consent of theirs, or the key was destroyed, and what was made under it stays unresolved for good");
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
}
