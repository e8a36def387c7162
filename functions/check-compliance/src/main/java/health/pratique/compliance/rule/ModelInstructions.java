package health.pratique.compliance.rule;

import java.util.regex.Pattern;

/** Words to a language model that reads the document, as no clinician writes them. */
final class ModelInstructions {

    /** One of these stands in each. */
    static final String[] WORDS = {"instruction", "system prompt", "<|", "[inst]", "language model"};

    private static final Pattern INSTRUCTION = Pattern.compile(
            "\\b(?:ignore|disregard|forget|override)\\b.{0,20}\\b(?:previous|prior|above|earlier|preceding|all)\\b.{0,20}\\binstructions?\\b"
                    + "|\\b(?:reveal|print|repeat|show)\\b.{0,20}\\bsystem prompt\\b"
                    + "|\\bas (?:an AI|a large)? ?language model,? you (?:must|should|will)\\b"
                    + "|<\\|(?:im_start|im_end|system|endoftext|start_header_id)\\|>|\\[INST\\]",
            Pattern.CASE_INSENSITIVE);

    private ModelInstructions() {}

    static boolean in(String text) {
        return INSTRUCTION.matcher(text).find();
    }
}
