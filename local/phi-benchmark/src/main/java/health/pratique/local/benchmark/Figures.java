package health.pratique.local.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/**
 * All that was measured.
 *
 * @param noteBytes of all notes together, in UTF-8
 * @param streamBytes of one stream, in UTF-8
 * @param detect going through all notes once
 */
record Figures(
        long noteBytes,
        long streamBytes,
        Measurement detect,
        Measurement stream,
        Measurement detectNote,
        Measurement deidentifyNote,
        Measurement cleanNote,
        Measurement load) {

    /** Bytes a nanosecond are gigabytes a second. */
    private static final double MEGABYTES = 1e3;

    static Figures measure(Runs runs, Notes notes) {
        long units = notes.texts().stream().mapToLong(String::length).sum();
        return new Figures(
                notes.bytes(),
                Math.round(Throughput.STREAM * (notes.bytes() / (double) units)),
                runs.measure(Throughput.class, "detect", "Detecting"),
                runs.measure(Throughput.class, "stream", "Detecting in a stream"),
                runs.measure(OneNote.class, "detect", "One note, detecting"),
                runs.measure(OneNote.class, "deidentify", "One note, detecting and replacing"),
                runs.measure(OneNote.class, "deidentifyUntilClean", "One note, until nothing is left"),
                runs.measureCold(Loading.class, "load", "Loading the engine"));
    }

    double detectMegabytesPerCoreSecond() {
        return MEGABYTES * noteBytes / detect.processor();
    }

    double detectMegabytesPerSecond() {
        return MEGABYTES * noteBytes / detect.median();
    }

    double streamMegabytesPerCoreSecond() {
        return MEGABYTES * streamBytes / stream.processor();
    }

    double streamMegabytesPerSecond() {
        return MEGABYTES * streamBytes / stream.median();
    }

    double allocatedPerByte() {
        return detect.allocated() / noteBytes;
    }

    /** Share of the time by the clock that the measuring JVM had a processor, where it had least. */
    double share() {
        return Stream.of(detect, stream, detectNote, deidentifyNote, cleanNote)
                .mapToDouble(Measurement::share)
                .min()
                .orElse(1);
    }

    ObjectNode json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("detect_mb_per_core_second", detectMegabytesPerCoreSecond());
        json.put("detect_mb_per_second", detectMegabytesPerSecond());
        json.put("allocated_bytes_per_byte", allocatedPerByte());
        json.put("stream_mb_per_core_second", streamMegabytesPerCoreSecond());
        json.put("stream_mb_per_second", streamMegabytesPerSecond());
        put(json.putObject("note_5kb_detect_ms"), detectNote);
        put(json.putObject("note_5kb_deidentify_ms"), deidentifyNote);
        put(json.putObject("note_5kb_until_clean_ms"), cleanNote);
        json.putObject("load_ms").put("median", load.median() / 1e6).put("worst", load.worst() / 1e6);
        return json;
    }

    private static void put(ObjectNode json, Measurement note) {
        json.put("mean", note.mean() / 1e6).put("p99", note.p99() / 1e6).put("processor", note.processor() / 1e6);
    }
}
