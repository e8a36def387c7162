package health.pratique.local.cloud.functions.isolated;

import health.pratique.local.cloud.stores.RepositoryHome;
import health.pratique.local.cloud.stores.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** AWS's runtime interface client, as the module {@code local/lambda-runtime} collects it. */
public record RuntimeJars(Path directory) {

    private static final String CLIENT = "aws-lambda-java-runtime-interface-client";

    public static RuntimeJars ofCheckout() {
        return new RuntimeJars(RepositoryHome.locate()
                .directory()
                .resolve("local")
                .resolve("lambda-runtime")
                .resolve("target")
                .resolve("server"));
    }

    /** @throws StoreFailure when they have not been built */
    List<Path> jars() {
        List<Path> jars = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.jar")) {
                found.forEach(jars::add);
            } catch (IOException e) {
                throw new StoreFailure("The jars in " + directory + " cannot be read: run ./pratique build.", e);
            }
        }
        if (jars.isEmpty()) {
            throw new StoreFailure("The jars in " + directory + " are missing: run ./pratique build.");
        }
        Collections.sort(jars);
        return jars;
    }

    /** The client unpacks its native library to one place for all processes of a machine, where they overwrite one another's; here it is done once. */
    Path unpackNativeLibrary(Path into) {
        String entry = "jni/libaws-lambda-jni.linux-"
                + (System.getProperty("os.arch", "").contains("aarch64") ? "aarch_64" : "x86_64") + ".so";
        Path library = into.resolve("libaws-lambda-jni.so");
        for (Path jar : jars()) {
            if (!jar.getFileName().toString().startsWith(CLIENT)) {
                continue;
            }
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                ZipEntry found = zip.getEntry(entry);
                if (found != null) {
                    try (InputStream in = zip.getInputStream(found)) {
                        Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
                    }
                    return library;
                }
            } catch (IOException e) {
                throw new StoreFailure("No room for the Lambda runtime in " + into + ": free some disk space.", e);
            }
        }
        throw new StoreFailure("The Lambda runtime has no native library for this machine: run without --isolated.");
    }
}
