package health.pratique.smart;

/** What a scope may permit on a type of resources: the letters of SMART App Launch 2, in the order that they must stand in. */
public enum Interaction {
    /** Create, also conditional. */
    CREATE('c'),
    /** Read, vread, and the history of one resource. */
    READ('r'),
    /** Update and patch. */
    UPDATE('u'),
    DELETE('d'),
    /** Search, the history of a type, and export. */
    SEARCH('s');

    private final char letter;

    Interaction(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }
}
