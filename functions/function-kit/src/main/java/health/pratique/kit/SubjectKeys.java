package health.pratique.kit;

import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import health.pratique.model.SubjectTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Subject tokens and per-subject keys under the key that only the functions hold; the key is read at first use. */
@ApplicationScoped
public class SubjectKeys {

    private final Secrets secrets;
    private final KitSettings settings;

    public SubjectKeys(Secrets secrets, KitSettings settings) {
        this.secrets = secrets;
        this.settings = settings;
    }

    public SubjectToken token(Custodian custodian, String patientIdentifier) {
        return tokens().of(custodian, patientIdentifier);
    }

    /** The key behind one subject's surrogates, date shift and tokens; 32 bytes. */
    public byte[] surrogateKey(SubjectToken subject) {
        return tokens().surrogateKey(subject);
    }

    private SubjectTokens tokens() {
        return new SubjectTokens(secrets.text(settings.subjectKeySecret()).getBytes(StandardCharsets.UTF_8));
    }
}
