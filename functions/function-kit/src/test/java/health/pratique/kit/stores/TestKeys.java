package health.pratique.kit.stores;

import health.pratique.local.cloud.kms.CustomerKeys;
import health.pratique.local.cloud.kms.KeySpec;
import health.pratique.local.cloud.kms.KmsEndpoint;

/** A KMS with a key that signs, and the key that wraps subject keys, under the name that the settings give it where nobody names another. */
public final class TestKeys {

    public static final String ID = "7a3c0c52-1f7e-4d2a-9a43-0d9f3a5b1c6e";
    public static final String ALIAS = "alias/pratique-subject-keys";

    /** Signs certificates. */
    public static final String SIGNING = "0b9a4a0e-5d0e-4f7a-8a52-1c9a1e3f7d21";

    private TestKeys() {}

    public static KmsEndpoint kms() {
        CustomerKeys keys = CustomerKeys.inMemory();
        keys.provision(ID, "arn:aws:kms:eu-west-2:000000000000:key/" + ID, KeySpec.SYMMETRIC_DEFAULT, true);
        keys.alias(ALIAS, ID);
        keys.provision(SIGNING, "arn:aws:kms:eu-west-2:000000000000:key/" + SIGNING, KeySpec.ECC_NIST_P256, true);
        return new KmsEndpoint(keys);
    }
}
