package health.pratique.local.cloud.streams;

import health.pratique.local.cloud.functions.Functions;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.template.StreamSource;
import health.pratique.local.cloud.template.TemplateInvalid;
import health.pratique.local.cloud.wire.Outstanding;
import health.pratique.local.cloud.workflow.ServiceCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The event source mappings of a template: one reader, one thread each. */
public final class StreamReaders implements AutoCloseable {

    private final List<Thread> threads;

    private StreamReaders(List<Thread> threads) {
        this.threads = threads;
    }

    public static StreamReaders start(
            List<StreamSource> sources,
            ServiceCalls services,
            Functions functions,
            StreamPositions positions,
            Outstanding outstanding) {
        List<Thread> threads = new ArrayList<>();
        Map<String, StreamCalls> calls = new HashMap<>();
        for (StreamSource source : sources) {
            FunctionConfiguration function = functions
                    .find(source.function())
                    .orElseThrow(() -> new TemplateInvalid(
                            source.logicalId() + ".FunctionName", "the template has no such function"));
            BatchDelivery delivery = new BatchDelivery(source, function, functions, services);
            threads.add(Thread.ofVirtual()
                    .name("stream-" + source.logicalId())
                    .start(new StreamReader(
                            source,
                            calls.computeIfAbsent(source.table(), table -> new StreamCalls(services)),
                            delivery,
                            positions,
                            outstanding)));
        }
        return new StreamReaders(threads);
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
