package health.pratique.local.cloud.streams;

import health.pratique.local.cloud.access.Access;
import health.pratique.local.cloud.access.Callers;
import health.pratique.local.cloud.functions.Functions;
import health.pratique.local.cloud.streams.StreamService.Shard;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.template.StreamSource;
import health.pratique.local.cloud.template.TemplateInvalid;
import health.pratique.local.cloud.wire.Outstanding;
import health.pratique.local.cloud.wire.ServiceError;
import health.pratique.local.cloud.workflow.ServiceCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The event source mappings of a template: one reader, one thread for each table, and for each shard of a data stream. */
public final class StreamReaders implements AutoCloseable {

    private final List<Thread> threads;

    private StreamReaders(List<Thread> threads) {
        this.threads = threads;
    }

    public static StreamReaders start(
            List<StreamSource> sources,
            ServiceCalls services,
            Access access,
            Functions functions,
            StreamPositions positions,
            Outstanding outstanding) {
        List<Thread> threads = new ArrayList<>();
        Map<String, TableStreams> tables = new HashMap<>();
        for (StreamSource source : sources) {
            FunctionConfiguration function = functions
                    .find(source.function())
                    .orElseThrow(() -> new TemplateInvalid(
                            source.logicalId() + ".FunctionName", "the template has no such function"));
            ServiceCalls own = services.as(Callers.keyOf(function));
            StreamService calls = source.ofTable()
                    ? new AskedTableStream(
                            tables.computeIfAbsent(source.stream(), table -> new TableStreams(services)),
                            call -> access.demand(Callers.keyOf(function), call),
                            Arns.tableStream(source.stream()))
                    : new DataStreamCalls(own);
            BatchDelivery delivery = new BatchDelivery(source, function, functions, own, calls);
            for (Predicate<Shard> part : parts(source, calls)) {
                threads.add(Thread.ofVirtual()
                        .name("stream-" + source.logicalId())
                        .start(new StreamReader(source, calls, part, delivery, positions, outstanding)));
            }
        }
        return new StreamReaders(threads);
    }

    /** A batch that is tried again and again holds up its shard, and no other. */
    private static List<Predicate<Shard>> parts(StreamSource source, StreamService calls) {
        if (source.ofTable()) {
            return List.of(all -> true);
        }
        try {
            List<Predicate<Shard>> parts = new ArrayList<>();
            for (Shard one : calls.shards(calls.stream(source.stream()))) {
                parts.add(one::equals);
            }
            return parts;
        } catch (ServiceError none) {
            throw new TemplateInvalid(
                    source.logicalId() + ".EventSourceArn",
                    none.type().equals("AccessDeniedException")
                            ? "its function's role may not read the stream"
                            : "the template has no such stream");
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
