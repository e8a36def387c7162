package health.pratique.clinical;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.clinical.ResourceVersions.Current;
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

    private static final List<String> VIEWS = List.of(View.IDENTIFIED.code(), View.DEIDENTIFIED.code());
    private static final String SUBJECT_OF = """
            select subject from clinical_resource where custodian = ? and view = any(?) and type = 'Patient' and id = ?""";

    /** Two creations with one condition wait for each other, or both would find nothing. */
    private static final String TURN = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    private final Connection connection;
    private final Custodian custodian;
    private final View view;
    private final Instant now;
    private final @Nullable Origin origin;
    private final ResourceVersions versions;
    private final Map<String, SubjectToken> subjects = new HashMap<>();
    private int position;

    /** @param origin null for what a client writes */
    ResourceTransaction(Connection connection, Custodian custodian, View view, Instant now, @Nullable Origin origin) {
        this.connection = connection;
        this.custodian = custodian;
        this.view = view;
        this.now = now;
        this.origin = origin;
        this.versions = new ResourceVersions(connection, custodian, view);
    }

    /** A resource that is going to be a version. */
    private record Draft(ResourceKey key, Ownership owner, ObjectNode resource, IndexEntries entries) {

        StoredResource at(int version, Instant updated) {
            return new StoredResource(
                    key.type(),
                    key.id(),
                    version,
                    updated,
                    owner.patient(),
                    owner.subject(),
                    false,
                    ResourceJson.labels(resource),
                    ResourceJson.stamped(resource, key.type(), key.id(), version, updated));
        }
    }

    List<Written> perform(List<ResourceWrite> writes) throws SQLException {
        List<Written> written = new ArrayList<>(writes.size());
        for (ResourceWrite write : writes) {
            written.add(perform(write));
            position++;
        }
        versions.flush();
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
        versions.flush();
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
        if (there.deleted()) {
            return new Written(Effect.UNCHANGED, there);
        }
        StoredResource gone = there.deletedAt(there.after(now));
        versions.keep(current.get());
        versions.replace(current.get(), gone, Optional.empty(), null);
        return new Written(Effect.DELETED, gone);
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
        if (origin != null && current.origin() != null && !current.origin().isOf(origin.document())) {
            return replaceOfAnother(draft, current, origin, current.origin());
        }
        boolean same = draft.at(there.version(), there.lastUpdated()).equals(there);
        if (same && origin != null && current.origin() != null) {
            versions.remark(current, origin);
        }
        if (same && (origin == null || current.origin() != null)) {
            return new Written(Effect.UNCHANGED, there);
        }
        return replaced(draft, current);
    }

    /** The document that came last stands; what the other one says is a version before it, for when the last is taken back. */
    private Written replaceOfAnother(Draft draft, Current current, Origin mine, Origin others) throws SQLException {
        if (!mine.received().isBefore(others.received())) {
            return replaced(draft, current);
        }
        if (versions.has(draft.key(), mine)) {
            return new Written(Effect.UNCHANGED, current.resource());
        }
        versions.keep(current);
        StoredResource said =
                draft.at(current.resource().version() + 1, current.resource().after(now));
        Current before = versions.replace(current, said, Optional.empty(), mine);
        versions.keep(before);
        StoredResource again = current.resource().as(said.version() + 1, said.after(now));
        IndexEntries entries = ResourceIndex.of(view, again.type(), ResourceJson.stored(again), again.patient());
        versions.replace(before, again, Optional.of(entries), others);
        return new Written(Effect.UPDATED, again);
    }

    private Written replaced(Draft draft, Current current) throws SQLException {
        StoredResource there = current.resource();
        StoredResource next = draft.at(there.version() + 1, there.after(now));
        versions.keep(current);
        versions.replace(current, next, Optional.of(draft.entries()), origin);
        return new Written(there.deleted() ? Effect.CREATED : Effect.UPDATED, next);
    }

    /** Empty when the id is taken. */
    private Optional<Written> add(Draft draft) throws SQLException {
        StoredResource added = draft.at(1, now);
        return versions.add(added, draft.entries(), origin).map(seq -> new Written(Effect.CREATED, added));
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
        return versions.current(new ResourceKey(write.type(), write.id()));
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
