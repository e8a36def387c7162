package health.pratique.local.cloud.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.functions.Functions;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.template.ScheduleResource;
import health.pratique.local.cloud.template.ScheduleResource.Target;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.jboss.logging.Logger;

/** Invokes the functions of scheduled rules. The first time is one interval after the start, as after a deployment. */
public final class Schedules implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Schedules.class);

    private final Functions functions;
    private final BiPredicate<ScheduleResource, String> mayCall;
    private final ObjectMapper json = new ObjectMapper();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("schedules").factory());

    private Schedules(Functions functions, BiPredicate<ScheduleResource, String> mayCall) {
        this.functions = functions;
        this.mayCall = mayCall;
    }

    /** @param mayCall whether a rule may call a function */
    public static Schedules start(
            List<ScheduleResource> schedules, Functions functions, BiPredicate<ScheduleResource, String> mayCall) {
        Schedules running = new Schedules(functions, mayCall);
        for (ScheduleResource schedule : schedules) {
            long millis = schedule.every().toMillis();
            running.timer.scheduleAtFixedRate(() -> running.fire(schedule), millis, millis, TimeUnit.MILLISECONDS);
        }
        return running;
    }

    private void fire(ScheduleResource schedule) {
        for (Target target : schedule.targets()) {
            byte[] input = target.input().orElseGet(() -> event(schedule)).getBytes(StandardCharsets.UTF_8);
            boolean taken = functions
                    .find(target.functionArn())
                    .filter(function -> mayCall.test(schedule, target.functionArn()))
                    .map(function -> functions.invokeLater(function, input))
                    .orElse(false);
            if (!taken) {
                LOG.warnf("Rule %s could not invoke its function this time.", schedule.name());
            }
        }
    }

    private String event(ScheduleResource schedule) {
        ObjectNode event = json.createObjectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Scheduled Event")
                .put("source", "aws.events")
                .put("account", Arns.ACCOUNT)
                .put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", Arns.REGION);
        event.putArray("resources").add(schedule.arn());
        event.putObject("detail");
        return event.toString();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
