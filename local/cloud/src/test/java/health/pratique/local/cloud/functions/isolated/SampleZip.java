package health.pratique.local.cloud.functions.isolated;

import health.pratique.local.cloud.functions.isolated.sample.SampleFunction;
import health.pratique.local.cloud.template.FunctionConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The sample function as a zip, the way a build makes one. */
public final class SampleZip {

    public static final String HANDLER = SampleFunction.class.getName() + "::handleRequest";

    private SampleZip() {}

    public static Path write(Path zip) throws IOException {
        String entry = SampleFunction.class.getName().replace('.', '/') + ".class";
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                InputStream in =
                        Objects.requireNonNull(SampleZip.class.getClassLoader().getResourceAsStream(entry))) {
            out.putNextEntry(new ZipEntry(entry));
            in.transferTo(out);
            out.closeEntry();
        }
        return zip;
    }

    static FunctionConfiguration function(Path zip, Duration timeout, Map<String, String> environment) {
        return new FunctionConfiguration(
                "Sample",
                "sample",
                "arn:aws:lambda:eu-west-2:000000000000:function:sample",
                zip,
                Optional.of("java25"),
                HANDLER,
                timeout,
                128,
                environment);
    }
}
