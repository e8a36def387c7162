package health.pratique.local.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Gives out tokens and answers them; remembers the last place where the execution stood. */
final class Desk implements Suspensions {

    final List<Standing> standings = new ArrayList<>();
    final BlockingQueue<Callback> open = new LinkedBlockingQueue<>();
    private int tokens;
    private Runnable whenIdle = () -> {};

    /** Done by the execution's own thread when it has nothing left to do but wait. */
    Desk whenIdle(Runnable action) {
        whenIdle = action;
        return this;
    }

    Desk answering(Standing.Answer answer) {
        return whenIdle(() -> open.remove().answer(answer, () -> {}));
    }

    Standing last() {
        return standings.getLast();
    }

    @Override
    public synchronized String newToken() {
        return "token-" + ++tokens;
    }

    @Override
    public void stands(Standing where) {
        standings.add(where);
    }

    @Override
    public void open(Callback callback, Standing where) {
        open.add(callback);
        Standing.@Nullable Answer before = where.answer();
        if (before != null) {
            callback.answer(before, () -> {});
        }
    }

    @Override
    public void idle() {
        // The callback's own lock is held here.
        Thread.ofVirtual().start(whenIdle);
    }
}
