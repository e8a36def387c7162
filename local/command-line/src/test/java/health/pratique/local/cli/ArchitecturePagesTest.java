package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The drawings of the architecture are true to the templates, and the PDF is what they make. */
class ArchitecturePagesTest {

    private static final Path PAGES = TemplateText.HOUSE.resolve("docs").resolve("architecture");

    /** {@code box name x y w h kind "Title" "text" names}: the last word is logical ids. */
    private static final Pattern BOX = Pattern.compile(
            "(?m)^box [a-z0-9]+ \\d+ \\d+ \\d+ \\d+ [a-z]+ \"[^\"]*\" \"[^\"]*\" \"?([A-Za-z0-9,]+)\"?$");

    @Test
    void everyLogicalIdInADrawingIsAResourceOfTheTemplates() throws IOException {
        List<String> named = new ArrayList<>();
        for (Path page : pages()) {
            Matcher box = BOX.matcher(Files.readString(page));
            while (box.find()) {
                named.addAll(List.of(box.group(1).split(",")));
            }
        }
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(TemplateText.read().logicalIds()).containsAll(named);
    }

    @Test
    void thePdfWasMadeFromThesePagesByDocsArchitectureMake() throws IOException {
        List<Path> sources = new ArrayList<>(List.of(PAGES.resolve("style.css")));
        sources.addAll(pages());
        assertThat(Files.readAllLines(PAGES.resolve("made-from.sha256")))
                .as("run docs/architecture/make after a page has changed")
                .containsExactly(
                        digest(sources) + "  style.css and the pages",
                        digest(List.of(PAGES.resolve("..").resolve("architecture.pdf"))) + "  ../architecture.pdf");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".page"))
                    .sorted()
                    .toList();
        }
    }

    private static String digest(List<Path> files) throws IOException {
        MessageDigest all = sha256();
        for (Path file : files) {
            all.update(sha256().digest(Files.readAllBytes(file)));
        }
        return HexFormat.of().formatHex(all.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
