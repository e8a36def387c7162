package health.pratique.format;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.Version;
import ca.uhn.hl7v2.model.GenericMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.fontbox.cmap.CMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDPageLabelRange;
import org.apache.pdfbox.pdmodel.encryption.SecurityHandlerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the libraries make by reflection and read by name is kept in native images, in the versions in use. */
class NativeRegistrationTest {

    private static final String FOLDER = "/META-INF/native-image/health.pratique/pratique-document-formats-";

    @ParameterizedTest
    @EnumSource(Version.class)
    void theGenericMessageOfEachVersionIsKept(Version version) throws ReflectiveOperationException, IOException {
        Class<?> message = GenericMessage.getGenericMessageClass(version.getVersion());
        assertThat(message.getDeclaredConstructors()).isNotEmpty();
        assertThat(types("hl7")).contains(message.getName(), "ca.uhn.hl7v2.model.GenericMessage$UnknownVersion");
    }

    @Test
    void whatPdfboxMakesByItsClassIsKept() throws IOException, NoSuchMethodException {
        assertThat(types("pdf"))
                .contains(SecurityHandlerFactory.INSTANCE
                        .newSecurityHandlerForFilter("Standard")
                        .getClass()
                        .getName())
                .contains(PDPageLabelRange.class
                        .getDeclaredConstructor(COSDictionary.class)
                        .getDeclaringClass()
                        .getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hl7", "pdf"})
    void everyClassThatIsKeptExists(String part) throws ClassNotFoundException, IOException {
        for (String type : types(part)) {
            assertThat(Class.forName(type, false, GenericMessage.class.getClassLoader()))
                    .isNotNull();
        }
    }

    @Test
    void everyFontTableAndCharacterMapOfPdfboxIsKept() throws Exception {
        List<String> read = new ArrayList<>();
        for (String folder : List.of("glyphlist", "afm", "text")) {
            read.addAll(resources(PDDocument.class, "org/apache/pdfbox/resources/" + folder));
        }
        read.addAll(resources(CMap.class, "org/apache/fontbox/cmap"));
        read.addAll(resources(CMap.class, "org/apache/fontbox/unicode"));
        assertThat(read).hasSizeGreaterThan(100);
        List<PathMatcher> globs = globs("pdf");
        assertThat(read).allMatch(resource -> globs.stream().anyMatch(glob -> glob.matches(Path.of(resource))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hl7", "pdf", "dicom"})
    void whatIsKeptIsThere(String part) throws Exception {
        for (JsonNode resource : metadata(part).path("resources")) {
            String name = resource.path("glob").asText();
            if (name.contains("*")) {
                Class<?> library = name.startsWith("org/apache/fontbox") ? CMap.class : PDDocument.class;
                assertThat(resources(library, name.substring(0, name.lastIndexOf('/'))))
                        .isNotEmpty();
            } else {
                assertThat(GenericMessage.class.getClassLoader().getResource(name))
                        .as(name)
                        .isNotNull();
            }
        }
    }

    private static Set<String> types(String part) throws IOException {
        Set<String> types = new HashSet<>();
        for (JsonNode type : metadata(part).path("reflection")) {
            assertThat(type.path("allDeclaredConstructors").asBoolean()).isTrue();
            types.add(type.path("type").asText());
        }
        return types;
    }

    private static List<PathMatcher> globs(String part) throws IOException {
        List<PathMatcher> globs = new ArrayList<>();
        for (JsonNode resource : metadata(part).path("resources")) {
            globs.add(FileSystems.getDefault()
                    .getPathMatcher("glob:" + resource.path("glob").asText()));
        }
        return globs;
    }

    private static JsonNode metadata(String part) throws IOException {
        try (InputStream in =
                NativeRegistrationTest.class.getResourceAsStream(FOLDER + part + "/reachability-metadata.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    /** The files of a folder in the library's jar. */
    private static List<String> resources(Class<?> library, String folder) throws Exception {
        URI jar = library.getProtectionDomain().getCodeSource().getLocation().toURI();
        try (FileSystem files = FileSystems.newFileSystem(Path.of(jar));
                Stream<Path> all = Files.list(files.getPath(folder))) {
            return all.map(Path::toString)
                    .filter(name -> !name.endsWith(".class") && !name.endsWith("/"))
                    .map(name -> name.startsWith("/") ? name.substring(1) : name)
                    .toList();
        }
    }
}
