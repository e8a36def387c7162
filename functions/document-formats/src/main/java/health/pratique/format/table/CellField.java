package health.pratique.format.table;

import health.pratique.format.FieldEdit;
import health.pratique.format.TextField;
import java.util.Optional;

/**
 * A cell as a field of the document. A cell of a column that means nothing here is searched as {@code name of the column: value},
 * because a number or a word alone does not tell what it is; what is written is the value.
 *
 * @param column its index in the row
 * @param context what stands before the value in the field
 */
public record CellField(int column, String context, TextField field) {

    /** What the edit makes of the cell; empty when it stays. */
    Optional<String> value(FieldEdit edit) {
        return switch (edit) {
            case FieldEdit.Keep keep -> Optional.empty();
            case FieldEdit.Remove remove -> Optional.of("");
            case FieldEdit.Replace(String value) -> Optional.of(withoutContext(value));
        };
    }

    /** An edit that changed the context too leaves the value behind the first colon, or is the value. */
    private String withoutContext(String value) {
        if (context.isEmpty()) {
            return value;
        }
        int colon = value.indexOf(": ");
        return colon < 0 ? value : value.substring(colon + 2);
    }

    @Override
    public String toString() {
        return "CellField[PHI]";
    }
}
