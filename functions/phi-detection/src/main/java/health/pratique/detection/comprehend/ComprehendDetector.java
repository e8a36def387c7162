package health.pratique.detection.comprehend;

import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.phi.PhiDetector;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.SpanUnion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.comprehendmedical.ComprehendMedicalClient;
import software.amazon.awssdk.services.comprehendmedical.model.DetectPhiResponse;
import software.amazon.awssdk.services.comprehendmedical.model.Entity;

/**
 * Amazon Comprehend Medical's DetectPHI over texts of any length. A text is sent in overlapping chunks, no more than a given
 * number of calls at once over all callers, and the answers are joined. It fails as a whole: a text of which one chunk could
 * not be read has not been read.
 *
 * @see <a href="https://docs.aws.amazon.com/comprehend-medical/latest/api/API_DetectPHI.html">DetectPHI</a>
 */
public final class ComprehendDetector implements PhiDetector {

    /** What spans of this detector are marked with. */
    public static final String NAME = "comprehend";

    /** Stands for the model's version until the service has told it. */
    public static final String UNSEEN = "unseen";

    private final ComprehendMedicalClient client;
    private final Semaphore calls;
    private final Duration patience;
    private volatile String model = UNSEEN;

    /**
     * @param maxConcurrency how many calls may be under way at once
     * @param patience how long one call may be throttled before it is given up
     */
    public ComprehendDetector(ComprehendMedicalClient client, int maxConcurrency, Duration patience) {
        this.client = client;
        this.patience = patience;
        this.calls = new Semaphore(maxConcurrency);
    }

    /**
     * @throws TransientFault if the service cannot be had, after the client's own retries
     * @throws health.pratique.fault.InternalFault if the service refuses the call itself, which no retry changes
     */
    @Override
    public List<PhiSpan> detect(String text) {
        String sent = WellFormed.of(text);
        List<TextChunk> chunks = TextChunks.DETECT_PHI.of(sent).stream()
                .filter(chunk -> !chunk.of(sent).isBlank())
                .toList();
        return SpanUnion.unite(chunks.size() < 2 ? inTurn(sent, chunks) : atOnce(sent, chunks));
    }

    /** The model's version is the service's to tell, so it is known after the first call. */
    @Override
    public String version() {
        return "comprehend-medical/" + model;
    }

    private List<List<PhiSpan>> inTurn(String text, List<TextChunk> chunks) {
        return chunks.stream().map(chunk -> detect(text, chunk)).toList();
    }

    private List<List<PhiSpan>> atOnce(String text, List<TextChunk> chunks) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<PhiSpan>>> answers = chunks.stream()
                    .map(chunk -> threads.submit(() -> detect(text, chunk)))
                    .toList();
            try {
                List<List<PhiSpan>> spans = new ArrayList<>(answers.size());
                for (Future<List<PhiSpan>> answer : answers) {
                    spans.add(answer.get());
                }
                return spans;
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                throw failed.getCause() instanceof RuntimeException fault
                        ? fault
                        : new TransientFault(ReasonCode.DETECTOR_UNAVAILABLE).at(failed);
            } catch (InterruptedException stopped) {
                threads.shutdownNow();
                throw interrupted(stopped);
            }
        }
    }

    private List<PhiSpan> detect(String text, TextChunk chunk) {
        String part = chunk.of(text);
        DetectPhiResponse answer = call(part);
        if (answer.paginationToken() != null) {
            // The request has no field to send the token back in, so a truncated answer is asked for again in halves.
            return halves(text, chunk);
        }
        CodePointOffsets offsets = CodePointOffsets.of(part);
        List<PhiSpan> spans = new ArrayList<>();
        for (Entity entity : answer.entities()) {
            int from = entity.beginOffset();
            int to = entity.endOffset();
            if (from < 0 || from >= to || to > offsets.codePoints()) {
                throw new TransientFault(ReasonCode.DETECTOR_UNAVAILABLE);
            }
            int start = offsets.utf16(from);
            int end = offsets.utf16(to);
            double score = Math.clamp(entity.score(), Double.MIN_NORMAL, 1.0);
            ComprehendEntities.type(entity, part.substring(start, end))
                    .ifPresent(type ->
                            spans.add(new PhiSpan(chunk.start() + start, chunk.start() + end, type, score, NAME)));
        }
        return spans;
    }

    private List<PhiSpan> halves(String text, TextChunk chunk) {
        int overlap = TextChunks.DETECT_PHI.overlap();
        if (chunk.length() < 4 * overlap) {
            throw new TransientFault(ReasonCode.DETECTOR_UNAVAILABLE);
        }
        int middle = text.offsetByCodePoints(chunk.start(), text.codePointCount(chunk.start(), chunk.end()) / 2);
        int back = text.offsetByCodePoints(middle, -overlap);
        return SpanUnion.unite(
                inTurn(text, List.of(new TextChunk(chunk.start(), middle), new TextChunk(back, chunk.end()))));
    }

    private DetectPhiResponse call(String part) {
        try {
            calls.acquire();
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
        try {
            DetectPhiResponse answer = patiently(part);
            String version = answer.modelVersion();
            if (version != null) {
                model = version;
            }
            return answer;
        } catch (SdkException failed) {
            throw ComprehendFaults.of(failed);
        } finally {
            calls.release();
        }
    }

    /**
     * A long document alone can ask for more characters a second than the quota allows (40,000): that passes, so it is waited
     * for, with the client's own backoff as the pause. Any other trouble is not.
     */
    private DetectPhiResponse patiently(String part) {
        long begun = System.nanoTime();
        while (true) {
            try {
                return client.detectPHI(request -> request.text(part));
            } catch (AwsServiceException refused) {
                if (!refused.isThrottlingException() || System.nanoTime() - begun > patience.toNanos()) {
                    throw refused;
                }
            }
        }
    }

    private static TransientFault interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        TransientFault fault = new TransientFault(ReasonCode.DETECTOR_UNAVAILABLE);
        fault.at(stopped);
        return fault;
    }
}
