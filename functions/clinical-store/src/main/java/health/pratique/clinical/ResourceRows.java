package health.pratique.clinical;

import health.pratique.database.Sql;
import health.pratique.model.SubjectToken;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@link StoredResource} from rows of {@code clinical_resource} and {@code clinical_version}. */
final class ResourceRows {

    /** Of a table that goes by the name r. */
    static final String COLUMNS =
            "r.type, r.id, r.version, r.updated, r.patient, r.subject, r.deleted, r.labels, r.content";

    private ResourceRows() {}

    static StoredResource read(ResultSet row) throws SQLException {
        @Nullable String subject = row.getString("subject");
        Array labels = row.getArray("labels");
        return new StoredResource(
                row.getString("type"),
                row.getString("id"),
                row.getInt("version"),
                Sql.instant(row, "updated"),
                row.getString("patient"),
                subject == null ? null : new SubjectToken(subject),
                row.getBoolean("deleted"),
                List.of((String[]) labels.getArray()),
                row.getString("content"));
    }
}
