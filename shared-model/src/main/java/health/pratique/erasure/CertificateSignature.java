package health.pratique.erasure;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a certificate's bytes against its signature: ECDSA on P-256 over SHA-256, whatever the certificate is of. */
public final class CertificateSignature {

    private static final int P256_BITS = 256;

    private CertificateSignature() {}

    /**
     * What is wrong with a signature; empty when it is the named key's.
     *
     * @param content what was signed
     * @param publicKey that the content names, SubjectPublicKeyInfo in Base64
     * @param trusted the key that must have signed, as SubjectPublicKeyInfo; absent takes the content's own word for it
     */
    public static Optional<String> flaw(byte[] content, byte[] signature, String publicKey, byte @Nullable [] trusted) {
        try {
            byte[] named = Base64.getDecoder().decode(publicKey);
            if (trusted != null && !Arrays.equals(trusted, named)) {
                return Optional.of("it is signed with another key than the one that was given");
            }
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(named));
            if (!(key instanceof ECPublicKey curve)
                    || curve.getParams().getCurve().getField().getFieldSize() != P256_BITS) {
                return Optional.of("its key is not one of the curve P-256");
            }
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(key);
            check.update(content);
            return check.verify(signature)
                    ? Optional.empty()
                    : Optional.of("the signature does not fit the content: one of them was changed");
        } catch (GeneralSecurityException | IllegalArgumentException garbled) {
            return Optional.of("its key or signature cannot be read: one of them was changed");
        }
    }
}
