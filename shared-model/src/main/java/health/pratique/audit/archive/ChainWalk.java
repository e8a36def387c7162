package health.pratique.audit.archive;

import health.pratique.audit.AuditEvent;
import health.pratique.audit.archive.Trace.Kind;
import health.pratique.model.DocumentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks along one chain after the other, row by row, and tells the first thing wrong with each. */
final class ChainWalk implements Consumer<Trace> {

    /** Where a flaw lies, as the walk knows it. */
    interface Sink {
        void flaw(FlawKind kind, DocumentId chain, long sequence, int file, int line, String detail);
    }

    /** How far the clocks of a writer and of the table may differ, with the retries between. */
    private static final long TOLERANCE_MILLIS = Duration.ofMinutes(5).toMillis();

    private final long anchoredUntil;
    private final Sink sink;
    private final List<Trace> here = new ArrayList<>();
    private long chains;

    private String chain = "";
    private long expected;
    private @Nullable Trace previous;
    private @Nullable Trace gap;
    private boolean told;

    /** @param anchoredUntil a row of an earlier time should be known to an anchor: milliseconds since 1970 */
    ChainWalk(long anchoredUntil, Sink sink) {
        this.anchoredUntil = anchoredUntil;
        this.sink = sink;
    }

    long chains() {
        return chains;
    }

    /** Takes the traces in their order. */
    @Override
    public void accept(Trace trace) {
        if (!here.isEmpty()
                && (!trace.chain().equals(chain)
                        || trace.sequence() != here.getFirst().sequence())) {
            step();
        }
        if (!trace.chain().equals(chain)) {
            finish();
            begin(trace.chain());
        }
        here.add(trace);
    }

    /** After the last trace. */
    void end() {
        if (!here.isEmpty()) {
            step();
        }
        finish();
    }

    private void begin(String next) {
        chain = next;
        chains++;
        expected = 1;
        previous = null;
        gap = null;
        told = false;
    }

    private void finish() {
        if (gap != null && !told) {
            tell(FlawKind.TRUNCATED_TAIL, gap, "this row and all behind it are gone; an anchor knows it");
        }
    }

    private void step() {
        if (!told) {
            List<Trace> words = here.stream().filter(Trace::isWord).toList();
            List<Trace> rows = here.stream().filter(trace -> !trace.isWord()).toList();
            long sequence = here.getFirst().sequence();
            if (rows.isEmpty()) {
                gap = gap == null ? words.getLast() : gap;
            } else if (gap != null) {
                tell(FlawKind.DELETED_ROW, gap, "this row is gone; an anchor knows it");
            } else if (sequence > expected) {
                Trace next = rows.getFirst();
                told = true;
                sink.flaw(
                        FlawKind.DELETED_ROW,
                        new DocumentId(chain),
                        expected,
                        next.file(),
                        next.line(),
                        "this row is gone; the next one kept is " + sequence);
            } else {
                check(words, rows);
            }
            expected = sequence + 1;
        }
        here.clear();
    }

    private void check(List<Trace> words, List<Trace> rows) {
        Trace first = rows.getFirst();
        for (Trace row : rows) {
            if (row.kind() == Kind.BROKEN_ROW) {
                tell(FlawKind.CHANGED_FIELD, row, "a field of this row was changed: its hash does not fit its content");
                return;
            }
        }
        for (Trace row : rows) {
            boolean copy = row != first && row.kind() == Kind.ALIEN_ROW;
            if (copy || !row.hash().equals(first.hash())) {
                Trace strange = row.kind() == Kind.ROW || row.kind() == Kind.DISPLACED_ROW ? first : row;
                tell(FlawKind.FORKED_CHAIN, strange, "two rows claim this place in the chain");
                return;
            }
        }
        if (words.stream().anyMatch(word -> !word.hash().equals(words.getFirst().hash()))) {
            tell(FlawKind.FORKED_CHAIN, first, "anchors know two rows of this place in the chain");
            return;
        }
        if (!words.isEmpty() && !words.getFirst().hash().equals(first.hash())) {
            boolean earlier = isBackDated(first, words);
            tell(
                    earlier ? FlawKind.BACK_DATED : FlawKind.CHANGED_FIELD,
                    first,
                    "this row was sealed anew" + (earlier ? " with an earlier time" : "")
                            + ": an anchor knows another hash");
            return;
        }
        inPlace(first, words);
    }

    private void inPlace(Trace row, List<Trace> words) {
        if (row.kind() == Kind.DISPLACED_ROW) {
            tell(FlawKind.REORDERED_ROWS, row, "this row stands in another place than the one it was archived in");
        } else if (isBackDated(row, words)) {
            tell(FlawKind.BACK_DATED, row, "this row claims a time before it can have been written");
        } else if (row.kind() == Kind.ALIEN_ROW && words.isEmpty()) {
            tell(FlawKind.BACK_DATED, row, "this row was put into a file whose anchor does not know it");
        } else if (row.kind() == Kind.UNANCHORED_ROW && words.isEmpty() && row.time() < anchoredUntil) {
            tell(FlawKind.BACK_DATED, row, "this row claims to be older than an anchor that does not know it");
        } else if (!row.previousHash().equals(previous == null ? AuditEvent.GENESIS : previous.hash())) {
            tell(FlawKind.CHANGED_FIELD, row, "this row does not follow the one before it: the previous hash differs");
        }
        previous = row;
    }

    private boolean isBackDated(Trace row, List<Trace> words) {
        boolean beforeTheLast = previous != null && row.time() <= previous.time();
        return beforeTheLast || words.stream().anyMatch(word -> row.time() < word.time() - TOLERANCE_MILLIS);
    }

    private void tell(FlawKind kind, Trace at, String detail) {
        told = true;
        sink.flaw(kind, new DocumentId(chain), at.sequence(), at.file(), at.line(), detail);
    }
}
