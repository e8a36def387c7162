package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The archives of all functions as they are deployed: that Lambda takes them, and that an image can be built of what is inside. */
class FunctionArchivesIT {

    /** Lambda's quota for a function's code, unzipped. */
    private static final long MOST_BYTES = 250L * 1024 * 1024;

    /** JBoss's LogFactory takes the place of commons-logging's, and with it that of its implementation, which nobody asks for. */
    private static final String UNUSED = "org/apache/commons/logging/impl/LogFactoryImpl.";

    @Test
    void eachIsSmallEnoughForLambdaToUnpack() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (Path archive : DeployedLibraries.archives()) {
            try (ZipFile zip = new ZipFile(archive.toFile())) {
                sizes.put(
                        archive.getParent().getParent().getFileName().toString(),
                        zip.stream().mapToLong(ZipEntry::getSize).sum());
            }
        }
        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((function, bytes) -> assertThat(bytes).as(function).isLessThan(MOST_BYTES));
    }

    @Test
    void whatLibrariesCallInOneAnotherIsThere() throws IOException {
        DeployedLibraries libraries = DeployedLibraries.ofCheckout();

        assertThat(libraries.classes()).hasSizeGreaterThan(10_000);
        assertThat(new Links(libraries).missing())
                .as("versions of libraries do not fit: set the version in the parent POM")
                .allMatch(missing -> missing.contains(UNUSED));
    }

    /** An image replaces it by name, where nothing else would notice that Quarkus calls it otherwise. */
    @Test
    void quarkusLooksForUnknownKeysInTheMethodThatImagesReplace() throws IOException {
        for (Path archive : DeployedLibraries.archives()) {
            try (ZipFile zip = new ZipFile(archive.toFile());
                    InputStream file = zip.getInputStream(zip.getEntry("io/quarkus/runtime/generated/Config.class"))) {
                assertThat(ClassFile.of().parse(file.readAllBytes()).methods())
                        .as(archive.toString())
                        .anyMatch(method -> method.methodName().equalsString("isMapped")
                                && method.methodType()
                                        .equalsString("(Lio/quarkus/runtime/configuration/NameIterator;)Z"));
            }
        }
    }
}
