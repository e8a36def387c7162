package health.pratique.local.cloud.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.asl.Callback;
import health.pratique.local.asl.Standing;
import health.pratique.local.asl.Suspensions;
import health.pratique.local.cloud.journal.Journal;
import health.pratique.local.cloud.wire.Outstanding;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The waits of one execution. Where it stands and what it was answered is in the journal before anybody relies on it; while it
 * waits for an answer it takes no turn from others, and the platform counts as idle.
 */
final class ExecutionWaits implements Suspensions {

    private final String arn;
    private final ObjectNode entry;
    private final Journal journal;
    private final TaskTokens tokens;
    private final Outstanding outstanding;
    private final Semaphore turns;
    private final Map<String, Callback> open = new HashMap<>();
    private @Nullable Standing standing;

    /** @param entry of the journal; without where it stands */
    ExecutionWaits(
            String arn,
            ObjectNode entry,
            Journal journal,
            TaskTokens tokens,
            Outstanding outstanding,
            Semaphore turns) {
        this.arn = arn;
        this.entry = entry;
        this.journal = journal;
        this.tokens = tokens;
        this.outstanding = outstanding;
        this.turns = turns;
    }

    String arn() {
        return arn;
    }

    /** Where an earlier run of the platform left it; its token is good from now on. */
    synchronized void stood(Standing before) {
        standing = before;
        if (before.token() != null) {
            tokens.waits(before.token(), this);
        }
    }

    /** Where to go on; absent to begin. */
    synchronized @Nullable Standing standing() {
        return standing;
    }

    /** Whether somebody waited for it. */
    boolean answer(String token, Standing.Answer answer) {
        Callback callback;
        synchronized (this) {
            callback = open.get(token);
            if (callback == null) {
                return early(token, answer);
            }
        }
        return callback.answer(answer, () -> keep(token, answer));
    }

    boolean heartbeat(String token) {
        Callback callback;
        synchronized (this) {
            callback = open.get(token);
            if (callback == null) {
                return stoodWith(token);
            }
        }
        return callback.heartbeat();
    }

    @Override
    public String newToken() {
        return tokens.newToken();
    }

    @Override
    public synchronized void stands(Standing where) {
        Standing before = standing;
        Standing.@Nullable Answer answer = before == null ? null : before.answer();
        boolean same =
                before != null && before.token() != null && before.token().equals(where.token());
        // Who is quick answers before the call that asked has come back.
        write(answer != null && same ? where.whenAnswered(answer) : where);
    }

    @Override
    public void open(Callback callback, Standing where) {
        Standing.@Nullable Answer early;
        synchronized (this) {
            open.put(callback.token(), callback);
            tokens.waits(callback.token(), this);
            early = stoodWith(callback.token()) && standing != null ? standing.answer() : where.answer();
        }
        if (early != null) {
            callback.answer(early, () -> {});
        }
    }

    @Override
    public void idle() {
        outstanding.end();
        turns.release();
    }

    @Override
    public void wake() {
        outstanding.begin();
    }

    @Override
    public void goOn() {
        turns.acquireUninterruptibly();
    }

    /** An answer between the start of the platform and that of the execution. */
    private boolean early(String token, Standing.Answer answer) {
        if (!stoodWith(token) || standing == null || standing.answer() != null) {
            return false;
        }
        write(standing.whenAnswered(answer));
        return true;
    }

    private boolean stoodWith(String token) {
        return standing != null && token.equals(standing.token());
    }

    private synchronized void keep(String token, Standing.Answer answer) {
        if (stoodWith(token) && standing != null) {
            write(standing.whenAnswered(answer));
        }
    }

    private void write(Standing where) {
        ObjectNode kept = entry.deepCopy();
        kept.set("standing", StandingJson.write(where));
        journal.begin(arn, kept);
        standing = where;
    }
}
