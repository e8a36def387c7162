package health.pratique.kit;

import health.pratique.fault.InternalFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import health.pratique.model.PatientTokens;
import health.pratique.model.SubjectHandles;
import health.pratique.model.SubjectSecret;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * The key of each subject, from which token, surrogates and date shift come. To destroy one is to erase the subject: nobody can
 * make them again, nor tell whose they were. Keys are not kept in memory, so that one is gone for every function at once.
 *
 * <p>All methods throw TransientFault KEYS_UNAVAILABLE when KMS or the table cannot be reached.
 */
@ApplicationScoped
public class SubjectKeys implements PatientTokens {

    private final SubjectKeyTable table;
    private final Provider<KmsClient> kms;
    private final Secrets secrets;
    private final KitSettings settings;
    private final SubjectKeySettings keySettings;

    /** @param kms asked for once a key is made or opened: who only looks tokens up needs none */
    public SubjectKeys(
            DynamoDbClient dynamo,
            Provider<KmsClient> kms,
            Secrets secrets,
            KitSettings settings,
            SubjectKeySettings keySettings) {
        this.table = new SubjectKeyTable(dynamo, keySettings.table());
        this.kms = kms;
        this.secrets = secrets;
        this.settings = settings;
        this.keySettings = keySettings;
    }

    /** {@inheritDoc} All who ask at the same time get the same one; after {@link #destroy} it is another. */
    @Override
    public SubjectToken token(Custodian custodian, String patientIdentifier) {
        String handle = handle(custodian, patientIdentifier);
        Optional<SubjectToken> known = table.token(custodian, handle);
        if (known.isPresent()) {
            return known.get();
        }
        WrappedSecret made = wrapping().made(custodian);
        Races races = new Races();
        while (!table.put(custodian, handle, made)) {
            races.lost();
            known = table.token(custodian, handle);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return made.secret().token();
    }

    /** The patient's token; empty for a patient that was never heard of, or was erased. Makes none. */
    public Optional<SubjectToken> find(Custodian custodian, String patientIdentifier) {
        return table.token(custodian, handle(custodian, patientIdentifier));
    }

    /**
     * The key behind one subject's surrogates, date shift and pseudonym tokens; 32 bytes.
     *
     * @throws PolicyViolated SUBJECT_ERASED when the subject's key is destroyed, or the subject is another custodian's
     */
    public byte[] surrogateKey(Custodian custodian, SubjectToken subject) {
        return secret(custodian, subject).surrogateKey();
    }

    /** {@inheritDoc} Throws as {@link #surrogateKey} does. */
    @Override
    public String person(Custodian custodian, SubjectToken subject, String reference) {
        return secret(custodian, subject).person(reference);
    }

    /** Lets a success through only while the subject's key is there: nothing is released of a subject that is erased meanwhile. */
    public CommitCondition whileHeld(Custodian custodian, SubjectToken subject) {
        return new CommitCondition(List.of(table.check(custodian, subject)), () -> {
            if (table.handle(custodian, subject).isEmpty()) {
                throw new PolicyViolated(ReasonCode.SUBJECT_ERASED);
            }
        });
    }

    /**
     * Destroys the subject's key, for good: there is no copy of it. The same patient's next document makes a new one.
     *
     * @return whether there was one; false when it was destroyed before
     */
    public boolean destroy(Custodian custodian, SubjectToken subject) {
        Races races = new Races();
        Optional<String> handle = table.handle(custodian, subject);
        while (handle.isPresent()) {
            if (table.delete(custodian, subject, handle.get())) {
                return true;
            }
            races.lost();
            handle = table.handle(custodian, subject);
        }
        return false;
    }

    private SubjectSecret secret(Custodian custodian, SubjectToken subject) {
        byte[] wrapped =
                table.wrappedKey(custodian, subject).orElseThrow(() -> new PolicyViolated(ReasonCode.SUBJECT_ERASED));
        SubjectSecret secret = wrapping().opened(custodian, wrapped);
        if (!secret.token().equals(subject)) {
            // Somebody put another subject's key in this one's place.
            throw new InternalFault(ReasonCode.SUBJECT_KEY_EXCHANGED);
        }
        return secret;
    }

    private KeyWrapping wrapping() {
        return new KeyWrapping(kms.get(), keySettings.wrappingKey());
    }

    private String handle(Custodian custodian, String patientIdentifier) {
        return new SubjectHandles(secrets.text(settings.subjectKeySecret()).getBytes(StandardCharsets.UTF_8))
                .of(custodian, patientIdentifier);
    }
}
