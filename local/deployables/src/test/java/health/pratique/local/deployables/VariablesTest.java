package health.pratique.local.deployables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which environment variables functions read, on two that share a bean and use half of it each. */
class VariablesTest {

    private static final String POM = """
            <project>
              <parent><artifactId>pratique-parent</artifactId></parent>
              <artifactId>pratique-%s</artifactId>
              <dependencies>%s</dependencies>
            </project>
            """;

    @TempDir
    private Path checkout;

    @BeforeEach
    void library() throws IOException {
        module("library", "");
    }

    @Test
    void whatHasNoDefaultIsNeededOfAnInterfaceThatIsAskedForWhoeverCallsIt() {
        assertThat(variables("paper").needed())
                .contains("PRATIQUE_SHELF_OWNER", "PRATIQUE_SHELF_ORDER_LANGUAGE", "HOUSE_ROOM");
    }

    @Test
    void whatHasTheDefaultOfOneMachineIsNeededByWhoeverCallsIt() {
        assertThat(variables("book").needed()).contains("PRATIQUE_SHELF_BOOK_TABLE");
    }

    @Test
    void aMethodThatTheHandlerDoesNotComeToReadsNothingThoughItsClassIsUsed() {
        assertThat(variables("book").read()).doesNotContain("PRATIQUE_SHELF_PAPER_TABLE", "PRATIQUE_SHELF_LABEL");
        assertThat(variables("paper").read()).doesNotContain("PRATIQUE_SHELF_BOOK_TABLE");
    }

    @Test
    void whatHasADefaultForAllOrMayBeLeftOutIsReadAndNotNeeded() {
        assertThat(variables("paper").read()).contains("PRATIQUE_SHELF_LABEL", "PRATIQUE_SHELF_ORDER_BY");
        assertThat(variables("paper").needed()).doesNotContain("PRATIQUE_SHELF_LABEL", "PRATIQUE_SHELF_ORDER_BY");
    }

    @Test
    void aReferenceToAMethodReadsWhatItGivesUnderTheNameThatItIsGiven() {
        assertThat(variables("book").read()).contains("PRATIQUE_SHELF_HEIGHT_MAX");
    }

    @Test
    void aPrefixIsNoSettingAndWhatNobodyAsksForIsNotNeeded() {
        assertThat(variables("book").read()).doesNotContain("PRATIQUE_SHELF", "PRATIQUE_UNASKED_TABLE");
    }

    @Test
    void whatThePropertiesOfAModuleAskForIsNeededByAllThatIsMadeOfIt() throws IOException {
        module("reading-room", dependency("library", ""));
        properties("library", "quarkus.url=${pratique.library.url}\nquarkus.size=${pratique.library.size:4}");

        Variables variables = new Deployables(checkout).variables("reading-room", "book");

        assertThat(variables.needed()).contains("PRATIQUE_LIBRARY_URL").doesNotContain("PRATIQUE_LIBRARY_SIZE");
        assertThat(variables.read()).contains("PRATIQUE_LIBRARY_SIZE");
    }

    @Test
    void aModuleThatTestsAloneNeedIsNotDeployed() throws IOException {
        module("fixture", "");
        properties("fixture", "quarkus.url=${pratique.fixture.url}");
        module("library", dependency("fixture", "<scope>test</scope>"));

        assertThat(variables("book").read()).doesNotContain("PRATIQUE_FIXTURE_URL");
    }

    @Test
    void theHandlerIsTheOneThatTheModuleNames() throws IOException {
        properties("library", "quarkus.lambda.handler=paper");

        assertThat(new Deployables(checkout).handler("library")).isEqualTo("paper");
    }

    private Variables variables(String handler) {
        return new Deployables(checkout).variables("library", handler);
    }

    private void module(String name, String dependencies) throws IOException {
        Path source = directory(name).resolve("src/main/java/health/pratique/local/deployables/sample/Shelf.java");
        Files.createDirectories(source.getParent());
        Files.createDirectories(directory(name).resolve("src/main/resources"));
        Files.writeString(source, "");
        Files.writeString(directory(name).resolve("pom.xml"), POM.formatted(name, dependencies));
    }

    private void properties(String module, String content) throws IOException {
        Files.writeString(directory(module).resolve("src/main/resources/application.properties"), content);
    }

    private Path directory(String module) {
        return checkout.resolve("functions").resolve(module);
    }

    private static String dependency(String module, String scope) {
        return "<dependency><artifactId>pratique-%s</artifactId>%s</dependency>".formatted(module, scope);
    }
}
