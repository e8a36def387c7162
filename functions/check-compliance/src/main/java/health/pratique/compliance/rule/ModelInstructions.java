package health.pratique.compliance.rule;

import health.pratique.compliance.statement.Landmark;
import health.pratique.compliance.statement.Passage;
import java.util.regex.Pattern;

/** Words to a language model that reads the document, as no clinician writes them. */
final class ModelInstructions {

    /** Of an instruction, before its landmark and from it on. */
    private static final int LONGEST_BEFORE = 60;

    private static final int LONGEST_BEHIND = 40;

    private static final Pattern INSTRUCTION = Pattern.compile(
            "\\b(?:ignore|disregard|forget|override)\\b.{0,20}\\b(?:previous|prior|above|earlier|preceding|all)\\b.{0,20}\\binstructions?\\b"
                    + "|\\b(?:reveal|print|repeat|show)\\b.{0,20}\\bsystem prompt\\b"
                    + "|\\bas (?:an AI|a large)? ?language model,? you (?:must|should|will)\\b"
                    + "|<\\|(?:im_start|im_end|system|endoftext|start_header_id)\\|>|\\[INST\\]",
            Pattern.CASE_INSENSITIVE);

    private ModelInstructions() {}

    static boolean in(Passage passage) {
        return passage.anyNear(Landmark.MODEL, INSTRUCTION, LONGEST_BEFORE, LONGEST_BEHIND);
    }
}
