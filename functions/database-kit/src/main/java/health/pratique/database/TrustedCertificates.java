package health.pratique.database;

import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Sockets to a server that certain certificates vouch for, and no others: not what the machine trusts. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    /**
     * @param pems certificates as PEM
     * @throws InternalFault SETTING_INVALID if they are not
     */
    static SSLSocketFactory of(List<byte[]> pems) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            for (byte[] pem : pems) {
                add(trusted, pem);
            }
            return socketsTrusting(trusted);
        } catch (GeneralSecurityException | IOException unusable) {
            throw new InternalFault(ReasonCode.SETTING_INVALID).at(unusable);
        }
    }

    private static void add(KeyStore trusted, byte[] pem) throws GeneralSecurityException {
        for (Certificate root :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem))) {
            trusted.setCertificateEntry(String.valueOf(trusted.size()), root);
        }
    }

    private static SSLSocketFactory socketsTrusting(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls.getSocketFactory();
    }
}
