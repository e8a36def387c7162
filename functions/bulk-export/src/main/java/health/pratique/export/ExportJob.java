package health.pratique.export;

import java.time.Instant;
import java.util.List;

/**
 * An export, as far as it has got.
 *
 * @param id which nobody can guess, and which opens nothing to anybody but the client that began it
 * @param begun what it holds is as of then
 * @param expires until then it is to be had
 * @param heldUntil a worker works on it until then
 * @param holder that worker
 * @param stalls how often a worker took it up since it last got on
 */
public record ExportJob(
        String id,
        ExportOrder order,
        ExportState state,
        Instant begun,
        Instant expires,
        Instant heldUntil,
        String holder,
        int stalls,
        ExportPosition position,
        List<ExportFile> files) {

    public ExportJob {
        files = List.copyOf(files);
    }

    /** By what it is kept: nobody else's is found by whoever asks in their own name. */
    String entry() {
        return entry(order.caller().custodian().value(), order.caller().client(), id);
    }

    static String entry(String custodian, String client, String id) {
        return "export#" + custodian + "#" + client + "#" + id;
    }

    public int resources() {
        return files.stream().mapToInt(ExportFile::resources).sum();
    }
}
