package health.pratique.clinical;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.clinical.WriteRefused.Defect;
import health.pratique.clinical.Written.Effect;
import health.pratique.database.Sql;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Several changes of which all are done or none. */
final class ResourceTransaction {

    private static final String CURRENT = "select " + ResourceRows.COLUMNS + """
            , r.seq from clinical_resource r where r.custodian = ? and r.view = ? and r.type = ? and r.id = ? for update""";

    private static final String KEEP_VERSION = """
            insert into clinical_version (custodian, view, type, id, version, updated, deleted, patient, subject, labels, content)
            select custodian, view, type, id, version, updated, deleted, patient, subject, labels, content
              from clinical_resource where custodian = ? and seq = ?""";

    private static final String ADD = """
            insert into clinical_resource (custodian, view, type, id, version, updated, patient, subject, labels, content)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (custodian, view, type, id) do nothing returning seq""";

    private static final String REPLACE = """
            update clinical_resource set version = ?, updated = ?, deleted = ?, labels = ?, content = ?
             where custodian = ? and seq = ?""";

    private static final List<String> VIEWS = List.of(View.IDENTIFIED.code(), View.DEIDENTIFIED.code());
    private static final String SUBJECT_OF = """
            select subject from clinical_resource where custodian = ? and view = any(?) and type = 'Patient' and id = ?""";

    /** Two creations with one condition wait for each other, or both would find nothing. */
    private static final String TURN = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    private final Connection connection;
    private final Custodian custodian;
    private final View view;
    private final Instant now;
    private final IndexWriter index;
    private final Map<String, SubjectToken> subjects = new HashMap<>();
    private int position;

    ResourceTransaction(Connection connection, Custodian custodian, View view, Instant now) {
        this.connection = connection;
        this.custodian = custodian;
        this.view = view;
        this.now = now;
        this.index = new IndexWriter(custodian.value());
    }

    private record Current(StoredResource resource, long seq) {}

    /** A resource that is going to be a version. */
    private record Draft(ResourceKey key, Ownership owner, ObjectNode resource, IndexEntries entries) {}

    List<Written> perform(List<ResourceWrite> writes) throws SQLException {
        List<Written> written = new ArrayList<>(writes.size());
        for (ResourceWrite write : writes) {
            written.add(perform(write));
            position++;
        }
        index.flush(connection);
        return written;
    }

    private Written perform(ResourceWrite write) throws SQLException {
        if (!SearchParameters.r4().types().contains(write.type())) {
            throw refused(Defect.TYPE_UNKNOWN);
        }
        if (!ResourceKey.isId(write.id())) {
            throw refused(Defect.JSON_INVALID);
        }
        return switch (write) {
            case ResourceWrite.Create create -> create(create);
            case ResourceWrite.CreateIfNone create -> createIfNone(create);
            case ResourceWrite.Update update -> update(update);
            case ResourceWrite.Delete delete -> delete(delete);
        };
    }

    /** Tried before it is looked for: most ids are new. */
    private Written create(ResourceWrite.Create create) throws SQLException {
        Draft draft = draft(create, create.subject(), create.json());
        Optional<Written> added = add(draft);
        return added.isPresent() ? added.get() : createAgain(draft, present(current(create)));
    }

    private Written createAgain(Draft draft, Current current) throws SQLException {
        if (!current.resource().deleted()) {
            throw refused(Defect.ALREADY_THERE);
        }
        return replace(draft, current);
    }

    private Written createIfNone(ResourceWrite.CreateIfNone create) throws SQLException {
        index.flush(connection);
        ResourceQuery query = new ResourceQuery(create.type(), create.matching(), List.of(), 2, null, create.within());
        Sql.of(TURN)
                .with(custodian + "|" + view.code() + "|" + query.identity())
                .execute(connection);
        List<StoredResource> matches = new ResourceSearch(custodian, view, query, now).matches(connection);
        if (matches.size() > 1) {
            throw refused(Defect.SEVERAL_MATCH);
        }
        if (!matches.isEmpty()) {
            return new Written(Effect.UNCHANGED, matches.getFirst());
        }
        return create(new ResourceWrite.Create(create.type(), create.id(), create.subject(), create.json()));
    }

    private Written update(ResourceWrite.Update update) throws SQLException {
        Draft draft = draft(update, update.subject(), update.json());
        if (update.expected() == null) {
            Optional<Written> added = add(draft);
            if (added.isPresent()) {
                return added.get();
            }
        }
        Optional<Current> current = current(update);
        expect(update.expected(), current);
        return replace(draft, present(current));
    }

    private Written delete(ResourceWrite.Delete delete) throws SQLException {
        Optional<Current> current = current(delete);
        expect(delete.expected(), current);
        if (current.isEmpty()) {
            return new Written(
                    Effect.UNCHANGED,
                    new StoredResource(delete.type(), delete.id(), 0, now, null, null, true, List.of(), ""));
        }
        StoredResource there = current.get().resource();
        return there.deleted()
                ? new Written(Effect.UNCHANGED, there)
                : replace(Effect.DELETED, current.get(), true, List.of(), "", Optional.empty());
    }

    private Draft draft(ResourceWrite write, @Nullable SubjectToken given, String json) throws SQLException {
        ObjectNode resource =
                ResourceJson.parse(write.type(), write.id(), json).orElseThrow(() -> refused(Defect.JSON_INVALID));
        ResourceKey key = new ResourceKey(write.type(), write.id());
        Ownership owner = Ownership.of(key, resource, given, this::subject, this::refused);
        IndexEntries entries = ResourceIndex.of(view, write.type(), resource, owner.patient());
        if (entries.tooMany()) {
            throw refused(Defect.TOO_MANY_VALUES);
        }
        return new Draft(key, owner, resource, entries);
    }

    private Written replace(Draft draft, Current current) throws SQLException {
        StoredResource there = current.resource();
        if (!Objects.equals(there.patient(), draft.owner().patient())) {
            throw refused(Defect.PATIENT_DIFFERS);
        }
        if (!there.deleted() && stamped(draft.resource(), there).equals(there.json())) {
            return new Written(Effect.UNCHANGED, there);
        }
        ResourceKey key = draft.key();
        return replace(
                there.deleted() ? Effect.CREATED : Effect.UPDATED,
                current,
                false,
                ResourceJson.labels(draft.resource()),
                ResourceJson.stamped(draft.resource(), key.type(), key.id(), there.version() + 1, after(there)),
                Optional.of(draft.entries()));
    }

    private static String stamped(ObjectNode resource, StoredResource as) {
        return ResourceJson.stamped(resource, as.type(), as.id(), as.version(), as.lastUpdated());
    }

    /** Empty when the id is taken. */
    private Optional<Written> add(Draft draft) throws SQLException {
        ResourceKey key = draft.key();
        Ownership owner = draft.owner();
        StoredResource added = new StoredResource(
                key.type(),
                key.id(),
                1,
                now,
                owner.patient(),
                owner.subject(),
                false,
                ResourceJson.labels(draft.resource()),
                ResourceJson.stamped(draft.resource(), key.type(), key.id(), 1, now));
        SubjectToken subject = owner.subject();
        Optional<Long> seq = Sql.of(ADD)
                .with(custodian.value(), view.code(), key.type(), key.id(), 1, now)
                .with(owner.patient(), subject == null ? null : subject.value(), added.labels(), added.json())
                .row(connection, row -> row.getLong("seq"));
        seq.ifPresent(number -> index.add(number, draft.entries()));
        return seq.map(number -> new Written(Effect.CREATED, added));
    }

    private Written replace(
            Effect effect,
            Current current,
            boolean deleted,
            List<String> labels,
            String json,
            Optional<IndexEntries> entries)
            throws SQLException {
        StoredResource there = current.resource();
        StoredResource next = new StoredResource(
                there.type(),
                there.id(),
                there.version() + 1,
                after(there),
                there.patient(),
                there.subject(),
                deleted,
                labels,
                json);
        Sql.of(KEEP_VERSION).with(custodian.value(), current.seq()).execute(connection);
        Sql.of(REPLACE)
                .with(next.version(), next.lastUpdated(), deleted, labels, json, custodian.value(), current.seq())
                .execute(connection);
        index.flush(connection);
        index.remove(connection, List.of(current.seq()));
        entries.ifPresent(found -> index.add(current.seq(), found));
        return new Written(effect, next);
    }

    /** Later than the version before, whatever the clock says. */
    private Instant after(StoredResource before) {
        Instant next = before.lastUpdated().plusMillis(1);
        return now.isAfter(next) ? now : next;
    }

    /** What was in the way a moment ago. */
    private static Current present(Optional<Current> current) throws SQLException {
        return current.orElseThrow(() -> new SQLException("the resource was removed meanwhile: try again"));
    }

    /** Known once for a transaction: its writes are mostly one patient's. */
    private Optional<SubjectToken> subject(String patient) throws SQLException {
        SubjectToken known = subjects.get(patient);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<SubjectToken> found = Sql.of(SUBJECT_OF)
                .with(custodian.value(), VIEWS, patient)
                .row(connection, row -> new SubjectToken(row.getString("subject")));
        found.ifPresent(subject -> subjects.put(patient, subject));
        return found;
    }

    private Optional<Current> current(ResourceWrite write) throws SQLException {
        return Sql.of(CURRENT)
                .with(custodian.value(), view.code(), write.type(), write.id())
                .row(connection, row -> new Current(ResourceRows.read(row), row.getLong("seq")));
    }

    private void expect(@Nullable Integer expected, Optional<Current> current) {
        if (expected != null
                && current.filter(there -> there.resource().version() == expected
                                && !there.resource().deleted())
                        .isEmpty()) {
            throw refused(Defect.VERSION_DIFFERS);
        }
    }

    private WriteRefused refused(Defect defect) {
        return new WriteRefused(defect, position);
    }
}
