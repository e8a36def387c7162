package health.pratique.clinical;

import health.pratique.clinical.ResourceVersions.Current;
import health.pratique.clinical.ResourceVersions.Version;
import health.pratique.database.Sql;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes out of one view what a document said, in the history too. What another document says of the same resource stands again;
 * nothing is left of a resource that no other one says.
 */
final class DocumentRemoval {

    static final int AT_ONCE = 200;

    /** In one order for all, so that two removals of the same patient wait for each other and never both. */
    private static final String SAID = """
            select type, id from clinical_resource where custodian = ? and view = ? and document = ? and release <> ?
             union
            select type, id from clinical_version where custodian = ? and view = ? and document = ? and release <> ?
             order by 1, 2 limit ?""";

    private final Connection connection;
    private final Custodian custodian;
    private final View view;
    private final Instant now;
    private final ResourceVersions versions;

    DocumentRemoval(Connection connection, Custodian custodian, View view, Instant now) {
        this.connection = connection;
        this.custodian = custodian;
        this.view = view;
        this.now = now;
        this.versions = new ResourceVersions(connection, custodian, view);
    }

    /**
     * Some of it, and when that is less than {@link #AT_ONCE}, the rest.
     *
     * @param kept the release that stands; none has number 0
     * @return of how many resources something was taken out
     */
    int perform(DocumentId document, long kept) throws SQLException {
        List<ResourceKey> said = Sql.of(SAID)
                .with(custodian.value(), view.code(), document.value(), kept)
                .with(custodian.value(), view.code(), document.value(), kept, AT_ONCE)
                .rows(connection, row -> new ResourceKey(row.getString("type"), row.getString("id")));
        List<ResourceKey> unsaid = new ArrayList<>();
        for (ResourceKey key : said) {
            // Locked before anything is decided: a document that says it too is either on record by now or waits.
            Optional<Current> current = versions.current(key);
            versions.forget(key, document, kept);
            if (current.isPresent() && !stands(current.get(), document, kept)) {
                unsaid.add(key);
            }
        }
        versions.flush();
        Removal.of(connection, custodian.value(), view, unsaid);
        return said.size();
    }

    /** Whether something is left of it: as it is, or as another document said it. */
    private boolean stands(Current current, DocumentId document, long kept) throws SQLException {
        Origin origin = current.origin();
        if (origin != null && (!origin.isOf(document) || origin.release() == kept)) {
            return true;
        }
        Optional<Version> other = versions.latest(current.resource().key());
        if (origin != null && other.isPresent()) {
            restore(current, other.get());
        }
        return other.isPresent();
    }

    private void restore(Current current, Version other) throws SQLException {
        StoredResource said = other.resource();
        versions.replace(
                current,
                said.as(current.resource().version() + 1, current.resource().after(now)),
                Optional.of(ResourceIndex.of(view, said.type(), ResourceJson.stored(said), said.patient())),
                other.origin());
    }
}
