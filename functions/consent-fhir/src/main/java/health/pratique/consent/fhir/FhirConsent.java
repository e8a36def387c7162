package health.pratique.consent.fhir;

import health.pratique.consent.ConsentDraft;
import health.pratique.consent.ConsentRule;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.fhir.FhirCheck;
import health.pratique.format.fhir.FhirR4;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonReader;
import health.pratique.format.json.JsonWriter;
import health.pratique.model.Custodian;
import health.pratique.model.PatientTokens;
import health.pratique.model.SubjectToken;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads FHIR R4 Consent in JSON: strictly, within bounds, and whole. Patients become tokens here and are not kept. */
public final class FhirConsent {

    public static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 100;
    private static final int MAX_VALUES = 20_000;

    /** What decides, and what is left out of what is kept. Anything else might change what the consent means. */
    private static final String[] MEMBERS = {
        "resourceType",
        "id",
        "meta",
        "language",
        "text",
        "identifier",
        "status",
        "scope",
        "category",
        "patient",
        "dateTime",
        "performer",
        "organization",
        "sourceAttachment",
        "sourceReference",
        "policy",
        "policyRule",
        "verification",
        "provision"
    };

    private final PatientTokens tokens;

    public FhirConsent(PatientTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * @param patient who it is at the custodian; absent takes the identifier of Consent.patient, else the id that it refers to
     * @throws DocumentRejected FORMAT_INVALID for what is no valid Consent of R4, CONSENT_NOT_UNDERSTOOD for what cannot be
     *     honoured; each with the path in the resource
     */
    public ConsentDraft read(Custodian custodian, @Nullable String patient, byte[] json) {
        Place consent = new Place(parsed(json), "Consent").only(MEMBERS);
        consent.all("verification").forEach(FhirConsent::verified);
        SubjectToken subject = tokens.token(custodian, patient == null ? patient(consent) : patient);
        Actors actors = new Actors(tokens, custodian, subject);
        ConsentRule rule = new BaseRule(new Provisions(actors)).of(consent);
        return new ConsentDraft(
                ConsentDraft.idOf(custodian, subject, ownName(consent, json)),
                subject,
                consent.required("status"),
                rule,
                JsonWriter.write(new StoredForm(actors).of(consent.element()), json.length),
                sha256(json),
                consent.text("dateTime").map(FhirTime::begin).orElse(null),
                Codings.concepts(consent.all("category").stream()
                                .filter(category -> category.has("coding"))
                                .toList())
                        .stream()
                        .map(code -> code.system() + "|" + code.code())
                        .sorted()
                        .toList());
    }

    private static JsonObject parsed(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
        }
        String text = text(json);
        if (!(JsonReader.read(text, MAX_DEPTH, MAX_VALUES) instanceof JsonObject object)
                || !object.text("resourceType").equals(Optional.of("Consent"))) {
            throw new DocumentRejected(ReasonCode.FORMAT_UNSUPPORTED);
        }
        FhirCheck.require(object, "");
        FhirR4.parseStrictly(text);
        return object;
    }

    private static String text(byte[] json) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException otherwise) {
            throw new DocumentRejected(ReasonCode.CHARSET_INVALID).at(otherwise);
        }
    }

    /** A word that somebody looked into and did not find to be the patient's. */
    private static void verified(Place verification) {
        verification.only("id", "verified", "verifiedWith", "verificationDate");
        if (!verification.is("verified", true)) {
            throw verification.refused("verified", "verified");
        }
    }

    private static String patient(Place consent) {
        Place patient = consent.one("patient").orElseThrow(() -> consent.refused("required", "patient"));
        return patient.one("identifier")
                .flatMap(identifier -> identifier.text("value"))
                .or(() -> patient.text("reference")
                        .filter(reference -> reference.contains("Patient/"))
                        .map(reference -> reference.substring(reference.lastIndexOf('/') + 1)))
                .orElseThrow(() -> patient.refused("required", "reference"));
    }

    /** By which the sender knows it: the same name again is the next version of the same consent. */
    private static String ownName(Place consent, byte[] json) {
        return consent.text("id")
                .or(() -> consent.one("identifier").flatMap(identifier -> identifier
                        .text("value")
                        .map(value -> identifier.text("system").orElse("") + "|" + value)))
                .orElseGet(() -> sha256(json));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
