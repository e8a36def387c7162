package health.pratique.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.ResourceKey;
import health.pratique.clinical.StoredResource;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.sight.ConsentGate;
import health.pratique.sight.Sight;
import health.pratique.smart.Caller;
import health.pratique.smart.Interaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives out files. What was permitted when a file was written is asked once more when it is given out: who has said no since, or was
 * erased, is in it no more.
 */
@ApplicationScoped
public class ExportCopies {

    /** What a function answers with has 6 MB at most, and these bytes are in it in base64. */
    static final int MOST_INLINE = 4 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExportJobs jobs;
    private final ExportFiles files;
    private final ClinicalStore store;
    private final ConsentGate gate;

    public ExportCopies(ExportJobs jobs, ExportFiles files, ClinicalStore store, ConsentGate gate) {
        this.jobs = jobs;
        this.files = files;
        this.store = store;
        this.gate = gate;
    }

    /**
     * Puts on record that the file is given out, and gives it.
     *
     * @return empty when its time is over
     */
    public Optional<ExportCopy> give(Caller caller, ExportJob job, ExportFile file) {
        Optional<byte[]> written = files.read(job, file);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Map<ResourceKey, String> lines = new LinkedHashMap<>();
        new String(written.get(), StandardCharsets.UTF_8).lines().forEach(line -> lines.put(key(line, file), line));
        Set<ResourceKey> seen = seen(job, file, lines.keySet());
        byte[] left = lines.entrySet().stream()
                .filter(line -> seen.contains(line.getKey()))
                .map(line -> line.getValue() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        jobs.givenOut(caller, job, file, seen.size());
        // Larger is one resource alone, which is there whole or not at all.
        return Optional.of(
                left.length > MOST_INLINE
                        ? new ExportCopy.Elsewhere(files.address(job, file))
                        : new ExportCopy.Inline(left));
    }

    private Set<ResourceKey> seen(ExportJob job, ExportFile file, Set<ResourceKey> keys) {
        Custodian custodian = job.order().caller().custodian();
        Sight sight = new Sight(gate, job.order().caller(), null);
        List<StoredResource> there = file.deleted()
                ? keys.stream()
                        .flatMap(key -> Deletion.last(store, custodian, sight.view(), key).stream())
                        .toList()
                : store.resources(custodian, sight.view(), keys);
        return sight.seen(Interaction.SEARCH, there).stream()
                .map(StoredResource::key)
                .collect(Collectors.toSet());
    }

    private static ResourceKey key(String line, ExportFile file) {
        try {
            JsonNode resource = JSON.readTree(line);
            return file.deleted()
                    ? Deletion.key(resource)
                    : new ResourceKey(
                            resource.path("resourceType").asText(),
                            resource.path("id").asText());
        } catch (JsonProcessingException malformed) {
            throw new InternalFault(ReasonCode.DEFECT).at(malformed);
        }
    }
}
