package health.pratique.format;

import java.util.List;

/** What becomes of one row of a table that is rewritten as it is read. */
@FunctionalInterface
public interface RowEdit {

    /**
     * @param fields the cells of the row in which PHI may stand, left to right
     * @return one edit for each of them, in their order
     */
    List<FieldEdit> edit(List<TextField> fields);
}
