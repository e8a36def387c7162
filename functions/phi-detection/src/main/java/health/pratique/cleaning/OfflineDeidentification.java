package health.pratique.cleaning;

import health.pratique.detection.DetectorName;
import health.pratique.detection.Detectors;
import health.pratique.detection.DocumentDetection;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.PolicyViolated;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.format.TableBlocks;
import health.pratique.model.ReleasePolicy;
import health.pratique.phi.PhiEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The cleaning of a release without the platform around it: the local engine alone, nothing stored. Thread-safe. */
public final class OfflineDeidentification {

    /** UTF-16 units: within the limit of a document by far. */
    private static final int BLOCK_LENGTH = 8_000_000;

    private final Deidentification deidentification;

    public OfflineDeidentification() {
        Detectors local = new Detectors(Map.of(DetectorName.LOCAL, PhiEngine.standard()), 0);
        deidentification =
                new Deidentification(new DocumentDetection(local), new DocumentCleaner(new OutputCheck(local)));
    }

    /**
     * Cleans a table of any size, block by block: what is written is proved clean, but not whole when this ends with a fault.
     *
     * @param subjectKey the key behind surrogates, 32 bytes
     * @param progress told of the bytes written after each block
     * @throws DocumentRejected FORMAT_UNSUPPORTED when it is no table, and as {@link TableBlocks#next} says
     * @throws PolicyViolated RESIDUAL_PHI when a block could not be proved clean
     */
    public void deidentifyTable(
            InputStream table, OutputStream clean, ReleasePolicy policy, byte[] subjectKey, LongConsumer progress)
            throws IOException {
        deidentify(TableBlocks.of(table, BLOCK_LENGTH), clean, policy, subjectKey, progress);
    }

    void deidentify(
            TableBlocks blocks, OutputStream clean, ReleasePolicy policy, byte[] subjectKey, LongConsumer progress)
            throws IOException {
        long written = 0;
        for (Optional<byte[]> block = blocks.next(); block.isPresent(); block = blocks.next()) {
            byte[] rows =
                    blocks.rows(deidentify(blocks.opened(block.get(), FormatLimits.STANDARD), policy, subjectKey));
            clean.write(rows);
            written += rows.length;
            progress.accept(written);
        }
    }

    /**
     * @param subjectKey the key behind surrogates, 32 bytes
     * @return the clean document in its own format, in UTF-8
     * @throws DocumentRejected when the document cannot be opened
     * @throws PolicyViolated RESIDUAL_PHI when the copy could not be proved clean
     */
    public byte[] deidentify(byte[] content, ReleasePolicy policy, byte[] subjectKey) {
        return deidentify(DocumentFormats.standard().open(content, FormatLimits.STANDARD), policy, subjectKey);
    }

    private byte[] deidentify(OpenedDocument document, ReleasePolicy policy, byte[] subjectKey) {
        return deidentification.clean(document, policy, subjectKey).content();
    }
}
