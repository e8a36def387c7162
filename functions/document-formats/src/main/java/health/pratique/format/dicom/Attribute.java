package health.pratique.format.dicom;

import health.pratique.format.FieldMeaning;
import org.jspecify.annotations.Nullable;

/**
 * One line of the dictionary.
 *
 * @param action of the Basic Profile, in the letters of PS3.15, Table E.1-1; {@code -} where the table has none
 * @param meaning of its text, for an attribute that the profile acts on; {@link FieldMeaning#ATTACHMENT} where it is removed
 *     unread
 */
record Attribute(
        int tag,
        Vr vr,
        String keyword,
        String action,
        @Nullable FieldMeaning meaning) {

    /** What is done when nothing of a value may stay. A choice of actions is made so that every IOD stays valid. */
    enum Removal {
        DELETE,
        EMPTY,
        DUMMY
    }

    boolean keeps() {
        return action.equals("K");
    }

    boolean acted() {
        return meaning != null;
    }

    Removal removal() {
        if (action.indexOf('D') >= 0) {
            return Removal.DUMMY;
        }
        return action.equals("X") ? Removal.DELETE : Removal.EMPTY;
    }
}
