package health.pratique.compliance.statement;

import java.util.List;

/**
 * A word without which a text cannot break a certain rule. Rules look closely only around such words, and all of them are found in one
 * pass over the text.
 */
public enum Landmark {
    BIRTH("birth", "born", "dob", "d.o.b"),
    ADMISSION("admi"),
    DISCHARGE("discharge"),
    COUNSELING("counsel"),
    PSYCHOTHERAPY("psychotherapy"),
    TITLE_42("42c", "42 c", "42  c"),
    /** In each instruction to a language model. */
    MODEL("instruction", "system prompt", "language model", "<|im", "<|sys", "<|end", "<|sta", "[inst]"),
    PRIVATE_KEY("-----begin "),
    /** Of Amazon Web Services. */
    ACCESS_KEY("akia", "asia"),
    ADDRESS("://"),
    /** Where the second part of a JSON Web Token begins. */
    TOKEN(".eyj");

    private final List<String> words;

    /** @param words in lower case, three ASCII characters or more */
    Landmark(String... words) {
        this.words = List.of(words);
    }

    List<String> words() {
        return words;
    }
}
