package health.pratique.api.documents;

import health.pratique.api.http.RequestId;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.activity.Activity;
import health.pratique.kit.activity.ActivityEnd;
import health.pratique.kit.activity.ActivityKind;
import health.pratique.kit.activity.ActivityWindows;
import health.pratique.kit.activity.Actor;
import health.pratique.kit.activity.ActorKind;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Counts who reads what, so that a reader who suddenly reads everything is seen. */
@ApplicationScoped
class ReadingActivity {

    private final ActivityWindows windows;
    private final RequestId request;
    private final InstantSource clock;

    ReadingActivity(ActivityWindows windows, RequestId request, InstantSource clock) {
        this.windows = windows;
        this.request = request;
        this.clock = clock;
    }

    void read(Caller caller, DocumentRecord document) {
        count(caller, document, ActivityEnd.PASSED);
    }

    void denied(Caller caller, DocumentRecord document) {
        count(caller, document, ActivityEnd.DENIED);
    }

    private void count(Caller caller, DocumentRecord document, ActivityEnd end) {
        Activity activity = new Activity(
                request.value(),
                ActivityKind.READ,
                List.of(new Actor(caller.custodian(), ActorKind.READER, caller.actor())),
                clock.instant(),
                end,
                document.bytes(),
                Optional.ofNullable(document.kind()).map(Enum::name).orElse(null),
                Optional.ofNullable(document.subject()).map(SubjectToken::value).orElse(null),
                null,
                null);
        windows.count(activity, windows.before(activity), false, Optional.empty());
    }
}
