package health.pratique.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.api.http.ApiStores;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** A partner's programmer makes a client of the description, by the generator that most use. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class GeneratedClientTest {

    @Test
    void aClientThatIsGeneratedFromTheDescriptionCompiles(@TempDir Path directory) throws IOException {
        Path description = Files.writeString(
                directory.resolve("openapi.json"),
                ApiDescriptionTest.description().toString());

        List<File> sources = generated(description, directory.resolve("client"));

        assertThat(sources)
                .extracting(File::getName)
                .contains("DocumentsApi.java", "FhirApi.java", "ReviewApi.java", "UsageApi.java");
        assertThat(errors(sources, directory.resolve("classes"))).isEmpty();
    }

    private static List<File> generated(Path description, Path to) throws IOException {
        CodegenConfigurator configuration = new CodegenConfigurator()
                .setGeneratorName("java")
                .setLibrary("native")
                .setInputSpec(description.toString())
                .setOutputDir(to.toString())
                .setValidateSpec(true)
                .addAdditionalProperty("openApiNullable", "false")
                .addAdditionalProperty("hideGenerationTimestamp", "true");
        new DefaultGenerator().opts(configuration.toClientOptInput()).generate();
        try (Stream<Path> files = Files.walk(to.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toFile)
                    .toList();
        }
    }

    private static List<String> errors(List<File> sources, Path to) throws IOException {
        Files.createDirectories(to);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options =
                List.of("-proc:none", "-nowarn", "-d", to.toString(), "-cp", System.getProperty("java.class.path"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
            boolean compiled = compiler.getTask(
                            null, files, found, options, null, files.getJavaFileObjectsFromFiles(sources))
                    .call();
            List<String> errors = new ArrayList<>();
            for (Diagnostic<? extends JavaFileObject> each : found.getDiagnostics()) {
                if (each.getKind() == Diagnostic.Kind.ERROR) {
                    errors.add(each.toString());
                }
            }
            assertThat(compiled).as(errors.toString()).isTrue();
            return errors;
        }
    }
}
