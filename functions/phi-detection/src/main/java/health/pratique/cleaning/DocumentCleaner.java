package health.pratique.cleaning;

import health.pratique.detection.DetectedDocument;
import health.pratique.format.OpenedDocument;
import health.pratique.model.ReleasePolicy;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Makes a clean copy of a document. De-identifies the original, searches the copy as if it were new, and where something is
 * left does it again from the original with that added: masking one word can lay bare another. What is still not clean after
 * {@value #MAX_PASSES} passes is for a person to look at.
 */
@ApplicationScoped
public class DocumentCleaner {

    static final int MAX_PASSES = 3;

    private final OutputCheck check;

    public DocumentCleaner(OutputCheck check) {
        this.check = check;
    }

    /** @param subjectKey the key behind the subject's surrogates, 32 bytes */
    public Cleaning clean(OpenedDocument original, DetectedDocument detected, ReleasePolicy policy, byte[] subjectKey) {
        Redaction redaction = new Redaction(original, detected, policy, subjectKey);
        int pass = 1;
        while (true) {
            RedactedCopy copy = redaction.copy();
            Residue residue = check.residue(copy);
            if (residue.isNone()) {
                return new Cleaning.Clean(copy.content(), pass, copy.replaced());
            }
            if (pass == MAX_PASSES || !redaction.learn(copy, residue)) {
                return new Cleaning.Unclean(pass, residue.counts());
            }
            pass++;
        }
    }
}
