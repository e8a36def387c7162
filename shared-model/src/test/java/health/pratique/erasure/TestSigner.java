package health.pratique.erasure;

import health.pratique.erasure.ErasureCertificate.Signer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Signs as KMS does, with a key that lives for one test. */
final class TestSigner implements CertificateSigner {

    private final KeyPair pair;

    TestSigner() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    byte[] publicKey() {
        return pair.getPublic().getEncoded();
    }

    @Override
    public Signer signer() {
        return new Signer(
                "arn:aws:kms:eu-west-2:000000000000:key/1", Base64.getEncoder().encodeToString(publicKey()));
    }

    @Override
    public byte[] sign(byte[] sha256) {
        try {
            Signature signature = Signature.getInstance("NONEwithECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(sha256);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
