package health.pratique.consent.fhir;

import health.pratique.model.Custodian;
import health.pratique.model.PatientTokens;
import health.pratique.model.SubjectSecret;
import health.pratique.model.SubjectToken;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keys of invented patients, in memory. */
final class InventedTokens implements PatientTokens {

    private final Map<String, SubjectSecret> byPatient = new ConcurrentHashMap<>();
    private final Map<SubjectToken, SubjectSecret> byToken = new ConcurrentHashMap<>();

    @Override
    public SubjectToken token(Custodian custodian, String patientIdentifier) {
        SubjectSecret secret = byPatient.computeIfAbsent(custodian + "/" + patientIdentifier, patient -> made());
        byToken.put(secret.token(), secret);
        return secret.token();
    }

    @Override
    public String person(Custodian custodian, SubjectToken subject, String reference) {
        return byToken.get(subject).person(reference);
    }

    private static SubjectSecret made() {
        byte[] secret = new byte[SubjectSecret.BYTES];
        new SecureRandom().nextBytes(secret);
        return new SubjectSecret(secret);
    }
}
