package health.pratique.local.deployables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last calls by which a method can be entered, so that two of its parameters are those of one call. */
final class Ways {

    /** A request's lambda, in one that is tried again, in a method that is told a bucket and a key by another one. */
    private static final int LENGTH = 4;

    private final CallGraph graph;

    Ways(CallGraph graph) {
        this.graph = graph;
    }

    /** Empty is any way, where nothing calls the method. */
    List<Optional<Way>> to(Code code) {
        List<Optional<Way>> found = new ArrayList<>();
        follow(code, new ArrayList<>(), found);
        return found;
    }

    private void follow(Code code, List<CallSite> behind, List<Optional<Way>> found) {
        List<CallSite> callers = graph.callers(code).stream()
                .filter(site -> site.kind() != CallSite.Kind.FUNCTION)
                .toList();
        if (behind.size() == LENGTH || callers.isEmpty() || turns(behind)) {
            found.add(Optional.ofNullable(way(behind)));
            return;
        }
        for (CallSite site : callers) {
            List<CallSite> further = new ArrayList<>(behind);
            further.add(site);
            follow(site.in(), further, found);
        }
    }

    private static boolean turns(List<CallSite> calls) {
        return calls.stream().map(CallSite::in).distinct().count() < calls.size();
    }

    /** @param calls the last one first */
    private static @Nullable Way way(List<CallSite> calls) {
        Way way = null;
        for (CallSite site : calls.reversed()) {
            way = Way.into(site, way);
        }
        return way;
    }
}
