package health.pratique.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.postgresql.ssl.WrappedFactory;

/** As {@link RdsTrust}, but of the certificates in a file. */
public final class FileTrust extends WrappedFactory {

    public FileTrust(String file) throws IOException {
        factory = TrustedCertificates.of(List.of(Files.readAllBytes(Path.of(file))));
    }
}
