package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.pratique.local.cloud.stores.RepositoryHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./pratique native} and {@code ./pratique package}, with stand-ins for Maven, GraalVM and container engines that note their calls. */
class PackagingScriptTest {

    private static final String FUNCTION = "check-consent";

    @TempDir
    Path home;

    private Path tools;
    private Path calls;

    @BeforeEach
    void makeARepositoryOfOneFunction() throws IOException {
        Path repository = RepositoryHome.locate().directory();
        Files.copy(repository.resolve("pratique"), home.resolve("pratique"), StandardCopyOption.COPY_ATTRIBUTES);
        Path packaging = Files.createDirectories(home.resolve("sam/packaging"));
        Files.copy(repository.resolve("sam/packaging/package.sh"), packaging.resolve("package.sh"));
        write("pom.xml", "<project/>");
        write("shared-model/pom.xml", "<project/>");
        write("functions/function-kit/pom.xml", "<project/>");
        write("functions/" + FUNCTION + "/pom.xml", "<artifactId>quarkus-maven-plugin</artifactId>");
        calls = home.resolve("calls");
        tools = Files.createDirectories(home.resolve("tools"));
        tool(tools.resolve("docker"), "exit 1");
        tool(tools.resolve("podman"), "exit 1");
        tool(tools.resolve("mvn"), """
                echo "mvn $* GRAALVM_HOME=${GRAALVM_HOME:-}" >>"%s"
                cd functions/%s && mkdir -p target/zip && rm -f target/zip/*
                case " $* " in *" -Dnative "*) echo image >target/zip/bootstrap ;; *) echo classes >target/zip/classes ;; esac
                cp target/zip/* target/pratique-runner 2>/dev/null
                "$JAVA_HOME/bin/jar" --create --no-manifest --file target/function.zip -C target/zip .
                """.formatted(calls, FUNCTION));
    }

    @Test
    void withoutABuilderOfImagesItSaysWhatIsMissingAndCallsNothing() throws Exception {
        assumeTrue(noneInstalled(), "a GraalVM is installed here");
        Run run = pratique(Map.of(), "native");
        assertThat(run.exit).isEqualTo(3);
        assertThat(run.output)
                .contains("native images need GraalVM or Mandrel 25", "container engine", "Packaging=jvm")
                .hasLineCount(1);
        assertThat(calls).doesNotExist();
    }

    @Test
    void anotherVersionIsNamedAndNotUsed() throws Exception {
        assumeTrue(noneInstalled(), "a GraalVM is installed here");
        Run run = pratique(Map.of("GRAALVM_HOME", graalvm("native-image 24.0.2 2025-07-15")), "native", FUNCTION);
        assertThat(run.exit).isEqualTo(3);
        assertThat(run.output).contains("has native-image 24");
    }

    @Test
    void eachFunctionIsBuiltByTheGraalvmThatIsFoundAndListedWithItsSizes() throws Exception {
        String graalvm = graalvm("native-image 25.0.1 2025-10-21");
        Run run = pratique(Map.of("GRAALVM_HOME", graalvm), "native");
        assertThat(run.output).contains("[1/1] check-consent", "bootstrap", "function.zip", "MB");
        assertThat(run.exit).isZero();
        assertThat(calls)
                .content()
                .contains("-Dnative", "-pl functions/check-consent -am package", "GRAALVM_HOME=" + graalvm)
                .doesNotContain("container-build");
    }

    @Test
    void aContainerEngineThatAnswersDoesForAGraalvm() throws Exception {
        assumeTrue(noneInstalled(), "a GraalVM is installed here");
        tool(tools.resolve("podman"), "exit 0");
        assertThat(pratique(Map.of(), "native", FUNCTION).exit).isZero();
        assertThat(calls)
                .content()
                .contains("-Dquarkus.native.container-build=true", "container-runtime=podman", "builder-image:jdk-25");
    }

    @Test
    void aNameThatIsNoFunctionIsAnsweredWithThoseThatAre() throws Exception {
        Run run = pratique(Map.of(), "native", "function-kit");
        assertThat(run.exit).isEqualTo(2);
        assertThat(run.output).contains("there is no function function-kit; there are check-consent");
    }

    @Test
    void aPackageForTheJvmIsBuiltOnceAndLaidWhereSamWantsIt() throws Exception {
        for (String place : List.of("first", "second")) {
            Run run = pratique(
                    Map.of(), "package", "jvm", FUNCTION, home.resolve(place).toString());
            assertThat(run.exit).as(run.output).isZero();
            assertThat(home.resolve(place).resolve("classes")).exists();
        }
        assertThat(calls).content().hasLineCount(1).doesNotContain("-Dnative");
    }

    @Test
    void aPackageOfTheOtherKindIsBuiltAnew() throws Exception {
        String graalvm = graalvm("native-image 25.0.1 2025-10-21");
        pratique(Map.of(), "package", "jvm", FUNCTION, home.resolve("first").toString());
        pratique(
                Map.of("GRAALVM_HOME", graalvm),
                "package",
                "native",
                FUNCTION,
                home.resolve("second").toString());
        assertThat(home.resolve("second/bootstrap")).isExecutable();
        assertThat(calls).content().hasLineCount(2);
    }

    @Test
    void whatLambdaWouldNotUnpackIsRefusedAndItsSizeTold() throws Exception {
        tool(tools.resolve("mvn"), """
                cd functions/%s && mkdir -p target/zip && truncate -s 251M target/zip/classes
                "$JAVA_HOME/bin/jar" --create --no-manifest --file target/function.zip -C target/zip .
                """.formatted(FUNCTION));
        Run run = pratique(
                Map.of(), "package", "jvm", FUNCTION, home.resolve("first").toString());
        assertThat(run.exit).isEqualTo(1);
        assertThat(run.output).contains("check-consent is 251 MB unpacked and Lambda takes 250 MB");
    }

    @Test
    @Timeout(180)
    void whatAKilledBuildLeftHoldsUpNoOther() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        write(".pratique/packaging/process", ended.pid() + "\n");

        Run run = pratique(
                Map.of(), "package", "jvm", FUNCTION, home.resolve("first").toString());

        assertThat(run.exit).as(run.output).isZero();
        assertThat(home.resolve(".pratique/packaging")).doesNotExist();
    }

    private String graalvm(String version) throws IOException {
        Path installed = Files.createDirectories(home.resolve("graalvm/bin")).getParent();
        tool(installed.resolve("bin/native-image"), "echo '" + version + "'");
        return installed.toString();
    }

    /** The script looks at the JDK of its environment and where JDKs are installed, too. */
    private static boolean noneInstalled() throws IOException {
        if (Files.exists(Path.of(System.getProperty("java.home"), "bin", "native-image"))) {
            return false;
        }
        if (!Files.isDirectory(Path.of("/usr/lib/jvm"))) {
            return true;
        }
        try (Stream<Path> jdks = Files.list(Path.of("/usr/lib/jvm"))) {
            return jdks.noneMatch(jdk -> Files.exists(jdk.resolve("bin/native-image")));
        }
    }

    private record Run(int exit, String output) {}

    private Run pratique(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = Stream.concat(Stream.of(home.resolve("pratique").toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
        script.environment().clear();
        script.environment()
                .putAll(Map.of(
                        "PATH", tools + ":/usr/bin:/bin",
                        "HOME", home.toString(),
                        "JAVA_HOME", System.getProperty("java.home")));
        script.environment().putAll(environment);
        Process process = script.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void tool(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
