package health.pratique.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.audit.CustodianChain;
import health.pratique.audit.archive.ArchiveBatch;
import health.pratique.audit.archive.ExportVerifier;
import health.pratique.audit.archive.ExportVerifier.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Holds a certificate against an exported audit trail: the trail is whole and holds the certificate's hash, each chain stood
 * where the certificate says, and no document of it is released.
 */
public final class ErasureProof {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SignedCertificate signed;
    private final Map<String, Chain> chains = new HashMap<>();
    private boolean recorded;

    private ErasureProof(SignedCertificate signed) {
        this.signed = signed;
        ErasureCertificate certificate = signed.certificate();
        chains.put(
                CustodianChain.id(certificate.custodian()).value(),
                new Chain("the custodian's chain", certificate.chainSequence(), certificate.chainHash()));
        certificate
                .documents()
                .forEach(document -> chains.put(
                        document.id().value(),
                        new Chain("document " + document.id(), document.sequence(), document.hash())));
    }

    /**
     * @param export as {@code ./pratique audit export} makes it
     * @return what does not hold, each in a sentence; nothing when all does
     * @throws java.nio.file.NoSuchFileException when the directory is no export
     */
    public static List<String> flaws(SignedCertificate signed, Path export) throws IOException {
        List<String> flaws = new ArrayList<>();
        Report report = ExportVerifier.verify(export, List.of(), rows -> {}, flaw -> {});
        report.first().ifPresent(first -> flaws.add("the exported trail is not whole: " + first));
        ErasureProof proof = new ErasureProof(signed);
        proof.read(export.resolve(ArchiveBatch.FOLDER));
        if (!proof.recorded) {
            flaws.add("the trail does not hold this certificate: it is not the one that was issued, or is not archived"
                    + " yet");
        }
        proof.chains.values().stream().flatMap(Chain::flaws).sorted().forEach(flaws::add);
        return flaws;
    }

    private void read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                try (Stream<String> lines = Files.lines(file)) {
                    lines.forEach(this::read);
                }
            }
        }
    }

    /** A line that cannot be read is for the verifier to name. */
    private void read(String line) {
        try {
            CertificateFields row = CertificateFields.of(JSON.readValue(line, Map.class), "row");
            Chain chain = chains.get(row.text("documentId"));
            if (chain != null) {
                boolean done = row.text("outcome").equals("SUCCESS");
                String action = row.text("action");
                chain.saw(row.number("sequence"), row.text("hash"), done ? action : "");
                if (done && action.equals("EraseSubject")) {
                    recorded |=
                            signed.sha256().equals(row.object("facts").fields().get("certificate"));
                }
            }
        } catch (JsonProcessingException | IllegalArgumentException garbled) {
            return;
        }
    }

    /** One chain of those that the certificate names. */
    private static final class Chain {

        private final String name;
        private final long sequence;
        private final String hash;
        private boolean found;
        private long released;
        private long retracted;

        Chain(String name, long sequence, String hash) {
            this.name = name;
            this.sequence = sequence;
            this.hash = hash;
        }

        void saw(long at, String its, String action) {
            found |= at == sequence && its.equals(hash);
            switch (action) {
                case "StoreDocument" -> released = Math.max(released, at);
                case "RetractRelease" -> retracted = Math.max(retracted, at);
                default -> {}
            }
        }

        Stream<String> flaws() {
            List<String> flaws = new ArrayList<>();
            if (!found) {
                flaws.add(name + " has no event " + sequence + " with the hash that the certificate names");
            }
            if (released > sequence) {
                flaws.add(name + " was released after the erasure");
            } else if (released > retracted) {
                flaws.add(name + " is released: no event takes its release back");
            }
            return flaws.stream();
        }
    }
}
