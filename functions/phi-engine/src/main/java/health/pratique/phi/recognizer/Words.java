package health.pratique.phi.recognizer;

/** Short lists of words, written as text. */
final class Words {

    private Words() {}

    /** The words, which white space separates. */
    static String[] of(String list) {
        return list.strip().split("\\s+");
    }
}
