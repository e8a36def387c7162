package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs strands at the same time. The first that fails ends the others, and none outlives the call. */
final class Concurrent {

    private final List<Job> jobs;
    private final List<CompletableFuture<JsonNode>> outcomes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final BlockingQueue<CompletableFuture<JsonNode>> finished = new LinkedBlockingQueue<>();

    private Concurrent(List<Job> jobs) {
        this.jobs = jobs;
    }

    /** What one strand does. */
    interface Job {
        JsonNode run() throws StateFailed, InterruptedException;
    }

    /** @return the outputs in the order of the jobs */
    static ArrayNode run(List<Job> jobs, int limit) throws StateFailed, InterruptedException {
        Concurrent concurrent = new Concurrent(jobs);
        try {
            return concurrent.outputs(limit);
        } finally {
            concurrent.end();
        }
    }

    private ArrayNode outputs(int limit) throws StateFailed, InterruptedException {
        while (threads.size() < Math.min(limit, jobs.size())) {
            startNext();
        }
        for (int done = 0; done < jobs.size(); done++) {
            output(finished.take());
            if (threads.size() < jobs.size()) {
                startNext();
            }
        }
        ArrayNode outputs = JsonNodeFactory.instance.arrayNode(jobs.size());
        for (CompletableFuture<JsonNode> outcome : outcomes) {
            outputs.add(output(outcome));
        }
        return outputs;
    }

    private void startNext() {
        Job job = jobs.get(threads.size());
        CompletableFuture<JsonNode> outcome = new CompletableFuture<>();
        outcomes.add(outcome);
        threads.add(Thread.ofVirtual().name("asl-strand").start(() -> {
            try {
                outcome.complete(job.run());
            } catch (Throwable failure) {
                outcome.completeExceptionally(failure);
            }
            finished.add(outcome);
        }));
    }

    private static JsonNode output(CompletableFuture<JsonNode> outcome) throws StateFailed, InterruptedException {
        if (outcome.state() == CompletableFuture.State.SUCCESS) {
            return outcome.resultNow();
        }
        switch (outcome.exceptionNow()) {
            case StateFailed failure -> throw failure;
            case InterruptedException interrupted -> throw interrupted;
            case Throwable unexpected ->
                throw new StateFailed(ErrorNames.RUNTIME, unexpected.getClass().getName());
        }
    }

    /** Interrupts what still runs and waits for it, however often this thread is interrupted meanwhile. */
    private void end() {
        threads.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
