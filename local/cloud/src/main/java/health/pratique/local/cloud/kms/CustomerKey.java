package health.pratique.local.cloud.kms;

/**
 * One key. Prints without its material.
 *
 * @param material an AES key; of a pair the private key in PKCS#8
 * @param publicPart of a pair the public key as SubjectPublicKeyInfo, else empty
 */
record CustomerKey(String id, String arn, KeySpec spec, KeyStanding standing, byte[] material, byte[] publicPart) {

    CustomerKey with(KeyStanding changed) {
        return new CustomerKey(id, arn, spec, changed, material, publicPart);
    }

    @Override
    public String toString() {
        return "CustomerKey[" + arn + "]";
    }
}
