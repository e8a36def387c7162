package health.pratique.kit.stores;

import health.pratique.local.cloud.kms.CustomerKeys;
import health.pratique.local.cloud.kms.KeySpec;
import health.pratique.local.cloud.kms.KmsEndpoint;

/** A KMS with the key that wraps subject keys, under the name that the settings give it where nobody names another. */
public final class TestKeys {

    public static final String ID = "7a3c0c52-1f7e-4d2a-9a43-0d9f3a5b1c6e";
    public static final String ALIAS = "alias/pratique-subject-keys";

    private TestKeys() {}

    public static KmsEndpoint kms() {
        CustomerKeys keys = CustomerKeys.inMemory();
        keys.provision(ID, "arn:aws:kms:eu-west-2:000000000000:key/" + ID, KeySpec.SYMMETRIC_DEFAULT, true);
        keys.alias(ALIAS, ID);
        return new KmsEndpoint(keys);
    }
}
