package health.pratique.local.cli;

import health.pratique.audit.Sha256;
import health.pratique.erasure.ErasureCertificate;
import health.pratique.erasure.ErasureProof;
import health.pratique.erasure.InvalidCertificate;
import health.pratique.erasure.SignedCertificate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a certificate of erasure from files alone. */
@Command(
        name = "verify",
        description = {
            "Check a certificate's form and signature; with --audit, that the trail holds it and nothing was released"
                    + " since.",
            "No platform and no network is needed."
        },
        footer = {
            "",
            "Without --public-key the certificate's own word is taken for whose signature it is: compare the"
                    + " fingerprint",
            "with the one that the custodian has published.",
            "Exit code: 0 when all holds, 4 when anything does not."
        })
final class ErasureVerifyCommand implements Callable<Integer> {

    private static final int FLAWED = 4;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The certificate; - reads standard input.")
    private String file = "";

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "The key that must have signed: SubjectPublicKeyInfo as PEM or DER.")
    private @Nullable String publicKey;

    @Option(names = "--audit", paramLabel = "DIR", description = "An exported trail (./pratique audit export).")
    private @Nullable Path audit;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<String> flaws = new ArrayList<>();
        try {
            SignedCertificate signed = SignedCertificate.read(InputFile.content(file));
            signed.flaw(publicKey == null ? null : key(publicKey)).ifPresent(flaws::add);
            if (audit != null) {
                flaws.addAll(ErasureProof.flaws(signed, audit));
            }
            tell(out, signed);
        } catch (InvalidCertificate invalid) {
            flaws.add(String.valueOf(invalid.getMessage()));
        } catch (NoSuchFileException empty) {
            throw new CommandFailed(audit + " is no exported trail: make one with ./pratique audit export");
        }
        flaws.forEach(flaw -> out.printf("FLAWED  %s%n", flaw));
        if (flaws.isEmpty()) {
            out.printf("HOLDS  form and signature%s%n", audit == null ? "" : ", trail");
        }
        out.flush();
        return flaws.isEmpty() ? 0 : FLAWED;
    }

    private static void tell(PrintWriter out, SignedCertificate signed) {
        ErasureCertificate certificate = signed.certificate();
        out.printf(
                "erasure %s of %s, certificate %d of %s%n",
                certificate.erasureId(), certificate.custodian(), certificate.number(), certificate.issuedAt());
        out.printf(
                "subject %s, key destroyed %s, %s, %s kept%n",
                certificate.subject(),
                certificate.keyDestroyedAt(),
                Counted.of(certificate.documents().size(), "document"),
                Counted.of(certificate.kept().size(), "kind"));
        byte[] key = Base64.getDecoder().decode(certificate.signer().publicKey());
        out.printf(
                "sha256 %s%nsigned by %s, key sha256 %s%n",
                signed.sha256(),
                certificate.signer().keyId(),
                HexFormat.of().formatHex(Sha256.digest().digest(key)));
    }

    /** PEM has lines of dashes around the Base64; DER is what is in it. */
    private static byte[] key(String name) {
        byte[] content = InputFile.content(name);
        String text = new String(content, StandardCharsets.US_ASCII);
        if (!text.startsWith("-----BEGIN PUBLIC KEY-----")) {
            return content;
        }
        try {
            return Base64.getMimeDecoder()
                    .decode(text.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "")
                            .strip());
        } catch (IllegalArgumentException garbled) {
            throw new CommandFailed("cannot read the key: give SubjectPublicKeyInfo as PEM or DER");
        }
    }
}
