package health.pratique.privacy;

import health.pratique.model.Custodian;
import jakarta.enterprise.context.ApplicationScoped;

/** All that a patient wrote and was given in privacy requests, for an erasure. The requests themselves stay: they hold codes and times. */
@ApplicationScoped
public class PatientWords {

    private static final int PAGE = 100;

    private final RequestRegister register;
    private final RequestFiles files;

    public PatientWords(RequestRegister register, RequestFiles files) {
        this.register = register;
        this.files = files;
    }

    /**
     * Removes every version of texts and packages. Doing it again changes nothing.
     *
     * @param patient by resource id
     * @return how many object versions went
     */
    public int erase(Custodian custodian, String patient) {
        int removed = 0;
        RequestRegister.Page page = register.ofPatient(custodian, patient, PAGE, null);
        while (true) {
            for (PrivacyRequest request : page.requests()) {
                removed += files.erase(custodian, request.id());
            }
            PrivacyRequest next = page.next();
            if (next == null) {
                return removed;
            }
            page = register.ofPatient(custodian, patient, PAGE, next);
        }
    }
}
