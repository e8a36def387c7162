package health.pratique.kit;

import health.pratique.model.SubjectSecret;

/**
 * A new subject key, open and as it is kept. Prints without either.
 *
 * @param wrapped as KMS encrypted it
 */
record WrappedSecret(SubjectSecret secret, byte[] wrapped) {

    @Override
    public String toString() {
        return "[KEY]";
    }
}
