package health.pratique.format;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fuzzes one parser: Jazzer in a Java of its own, whose heap is the limit, with its output in a file and its findings beside it. */
final class FuzzRun {

    private static final int SECONDS_BETWEEN_LINES = 20;
    /** Jazzer takes its time to begin and to end. */
    private static final int GRACE_MINUTES = 5;

    private static final int TAIL_BYTES = 16 * 1024;
    private static final Pattern PROGRESS = Pattern.compile("#(\\d+)\\s+\\w+ +cov: (\\d+)");

    /** Ours and what reads for us. Java's own XML parser and HAPI's models are not watched, which would cost more than it tells. */
    private static final String WATCHED = "health.pratique.**:org.apache.pdfbox.**:org.apache.fontbox.**"
            + ":com.fasterxml.jackson.core.**:ca.uhn.hl7v2.parser.**";

    private static final String OURSELVES = "health.pratique.format.Fuzz*";

    /** Comparing with five hundred names costs hundreds of times more when each is watched; the dictionary has the usual ones. */
    private static final String NAMES = "health.pratique.format.table.ColumnNames";

    private final FuzzedParser parser;
    private final Path directory;
    private final Path log;
    private final int minutes;

    FuzzRun(FuzzedParser parser, Path directory, int minutes) {
        this.parser = parser;
        this.directory = directory;
        this.log = directory.resolve("log");
        this.minutes = minutes;
    }

    /** Whether nothing was found. */
    boolean run() throws IOException, InterruptedException {
        Path seeds = Files.createDirectories(directory.resolve("seeds"));
        Path found = Files.createDirectories(directory.resolve("found"));
        Files.createDirectories(directory.resolve("corpus"));
        int number = 0;
        for (byte[] seed : FuzzSeeds.of(parser)) {
            Files.write(seeds.resolve("seed-" + number++), seed);
        }
        long before = count(found);
        Process jazzer = new ProcessBuilder(command())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = follow(jazzer);
        long findings = count(found) - before;
        boolean clean = ended && jazzer.exitValue() == 0 && findings == 0;
        say("found " + findings + (clean ? "" : ", see " + log + " and " + found));
        return clean;
    }

    private boolean follow(Process jazzer) throws IOException, InterruptedException {
        long end = System.nanoTime()
                + Duration.ofMinutes((long) minutes + GRACE_MINUTES).toNanos();
        while (System.nanoTime() < end) {
            if (jazzer.waitFor(SECONDS_BETWEEN_LINES, TimeUnit.SECONDS)) {
                say(progress());
                return true;
            }
            say(progress());
        }
        jazzer.destroyForcibly().waitFor();
        say("did not end in time");
        return false;
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1500m",
                "-XX:+UseSerialGC",
                "-XX:-OmitStackTraceInFastThrow",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzTarget.class.getName(),
                "--target_args=" + parser.label(),
                "--keep_going=20",
                "--reproducer_path=" + directory.toAbsolutePath(),
                "--instrumentation_includes=" + WATCHED,
                "--instrumentation_excludes=" + OURSELVES + ":" + NAMES,
                "--custom_hook_excludes=" + OURSELVES + ":" + NAMES,
                // It matches patterns itself, and what that allocates is a hundred times what Java does.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexRoadblocks",
                "-max_total_time=" + Duration.ofMinutes(minutes).toSeconds(),
                "-timeout=120",
                "-max_len=20000",
                "-len_control=20",
                "-rss_limit_mb=3500",
                "-print_final_stats=1",
                "-artifact_prefix=" + directory.resolve("found").toAbsolutePath() + File.separator));
        Path words = directory.resolve("words.dict");
        try (var dictionary = FuzzRun.class.getResourceAsStream("fuzz/" + parser.dictionary() + ".dict")) {
            Files.write(words, Objects.requireNonNull(dictionary).readAllBytes());
        }
        command.add("-dict=" + words.toAbsolutePath());
        command.add(directory.resolve("corpus").toAbsolutePath().toString());
        command.add(directory.resolve("seeds").toAbsolutePath().toString());
        return command;
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                Stream.of(classPath.split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    private String progress() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            byte[] tail = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(tail);
            return PROGRESS.matcher(new String(tail, StandardCharsets.ISO_8859_1))
                    .results()
                    .reduce((first, second) -> second)
                    .map(FuzzRun::told)
                    .orElse("begins");
        }
    }

    private static String told(MatchResult last) {
        return last.group(1) + " inputs, " + last.group(2) + " branches";
    }

    private static long count(Path found) throws IOException {
        try (Stream<Path> files = Files.list(found)) {
            return files.count();
        }
    }

    private void say(String what) {
        System.out.printf("%-12s  %s%n", parser.label(), what);
    }
}
