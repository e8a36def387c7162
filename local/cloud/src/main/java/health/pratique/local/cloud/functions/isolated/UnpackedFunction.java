package health.pratique.local.cloud.functions.isolated;

import health.pratique.local.cloud.stores.StoreFailure;
import health.pratique.local.cloud.stores.TemporaryDirectory;
import health.pratique.local.cloud.template.FunctionConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A function's code where its process can run it, as {@code /var/task} on Lambda.
 *
 * @param directory the working directory of the process
 */
record UnpackedFunction(Path directory) {

    /** Unpacks the zip, or takes the directory as it is. */
    static UnpackedFunction of(FunctionConfiguration function, Path into) {
        if (Files.isDirectory(function.code())) {
            return new UnpackedFunction(function.code());
        }
        if (!Files.isRegularFile(function.code())) {
            throw new StoreFailure("The code of " + function.logicalId() + " is missing (" + function.code()
                    + "): run ./pratique build.");
        }
        Path directory = into.resolve(function.name());
        // What an older build left would be found by the class loader.
        new TemporaryDirectory(directory).close();
        try (ZipFile zip = new ZipFile(function.code().toFile())) {
            Files.createDirectories(directory);
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                unpack(zip, entries.nextElement(), directory);
            }
        } catch (IOException e) {
            throw new StoreFailure(
                    "The code of " + function.logicalId()
                            + " could not be unpacked: free some disk space, or build it again.",
                    e);
        }
        return new UnpackedFunction(directory);
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path directory) throws IOException {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("an entry points out of its archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        if (entry.getName().equals("bootstrap") && !target.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable");
        }
    }
}
