package health.pratique.api.documents;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.kit.DocumentListing.Place;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs where a list goes on, for the caller and the filters that the list was made for: brought along by another, or with other
 * filters, a cursor is no cursor.
 */
@ApplicationScoped
class CursorSeal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 32;
    private static final int LONGEST = 400;

    private final RequestsTable table;
    private final Map<Custodian, byte[]> keys = new ConcurrentHashMap<>();

    CursorSeal(RequestsTable table) {
        this.table = table;
    }

    String seal(ListCursor cursor, Caller caller, ListFilters filters) {
        Place after = cursor.after();
        byte[] text = (cursor.status() + "|" + (after == null ? "|" : after.updatedAt() + "|" + after.id()))
                .getBytes(StandardCharsets.UTF_8);
        byte[] signature = signature(text, caller, filters);
        byte[] whole = Arrays.copyOf(signature, signature.length + text.length);
        System.arraycopy(text, 0, whole, signature.length, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** @throws ProblemException REQUEST_INVALID for what this seal has not made for this caller and these filters */
    ListCursor open(String sealed, Caller caller, ListFilters filters) {
        byte[] whole = decoded(sealed);
        byte[] text = Arrays.copyOfRange(whole, SIGNATURE_BYTES, whole.length);
        if (!MessageDigest.isEqual(signature(text, caller, filters), Arrays.copyOf(whole, SIGNATURE_BYTES))) {
            throw invalid();
        }
        String[] parts = new String(text, StandardCharsets.UTF_8).split("\\|", -1);
        @Nullable
        Place after = parts[1].isEmpty() ? null : new Place(Instant.parse(parts[1]), new DocumentId(parts[2]));
        return new ListCursor(DocumentStatus.valueOf(parts[0]), after);
    }

    private static byte[] decoded(String sealed) {
        try {
            byte[] whole = sealed.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(sealed);
            if (whole.length <= SIGNATURE_BYTES) {
                throw invalid();
            }
            return whole;
        } catch (IllegalArgumentException otherwise) {
            throw invalid();
        }
    }

    private byte[] signature(byte[] text, Caller caller, ListFilters filters) {
        String bound = String.join(
                "\n",
                caller.custodian().value(),
                caller.client(),
                caller.actor(),
                caller.role().name(),
                caller.confinedTo().orElse(""),
                filters.toString());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(caller.custodian()), ALGORITHM));
            mac.update(bound.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", missing);
        }
    }

    private byte[] key(Custodian custodian) {
        return keys.computeIfAbsent(custodian, one -> {
            byte[] made = new byte[SIGNATURE_BYTES];
            new SecureRandom().nextBytes(made);
            return table.kept(one + "#cursor-key", made);
        });
    }

    private static ProblemException invalid() {
        return new ProblemException(ProblemKind.REQUEST_INVALID);
    }
}
