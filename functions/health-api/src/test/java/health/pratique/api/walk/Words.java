package health.pratique.api.walk;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** What headers and parameters are called, and what is said in them, rightly and oddly. */
final class Words {

    static final List<String> CONTENT_TYPES = List.of(
            "",
            "application/json",
            "application/fhir+json",
            "application/fhir+xml",
            "application/json-patch+json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "text/plain; charset=no-such-charset",
            "application/json; charset=utf-16",
            "text/*",
            "*/*",
            "json",
            "a/b;c=\"",
            "application/octet-stream");

    static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Content-Type",
            "Content-Encoding",
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "If-None-Exist",
            "Idempotency-Key",
            "Prefer",
            "Range",
            "X-Emergency-Reason",
            "X-HTTP-Method-Override",
            "X-Forwarded-Host",
            "X-Forwarded-Prefix",
            "Forwarded",
            "x-pratique-request-id",
            "x-pratique-api-key-id",
            "x-api-key",
            "Patient-Id",
            "Content-MD5",
            "Expect",
            "Cookie");

    static final List<String> HEADER_VALUES = List.of(
            "*",
            "*/*;q=2",
            "application/fhir+xml",
            "application/fhir+json;fhirVersion=3.0",
            "text/csv",
            "gzip",
            "gzip, deflate",
            "W/\"1\"",
            "W/\"",
            "\"1\", \"2\"",
            "W/\"99999999999\"",
            "return=minimal",
            "return=OperationOutcome",
            "handling=lenient",
            "respond-async",
            "respond-async, handling=strict",
            "bytes=5-1",
            "identifier=urn:x|1&identifier=2",
            "name",
            "Mon, 99 Foo 2026 00:00:00 GMT",
            "DELETE",
            "unconscious and alone");

    static final List<String> PARAMETERS = List.of(
            "_id",
            "_lastUpdated",
            "_count",
            "_sort",
            "_include",
            "_include:iterate",
            "_revinclude",
            "_elements",
            "_summary",
            "_total",
            "_cursor",
            "cursor",
            "limit",
            "_has:Observation:patient:code",
            "_filter",
            "_query",
            "_format",
            "_pretty",
            "_since",
            "_type",
            "_typeFilter",
            "_outputFormat",
            "patient",
            "patient.name",
            "patient:Patient",
            "subject:missing",
            "code",
            "code:not",
            "code:text",
            "code:in",
            "date",
            "birthdate",
            "name:exact",
            "name:contains",
            "family",
            "identifier",
            "identifier:of-type",
            "category",
            "status",
            "value-quantity",
            "month",
            "from",
            "until",
            "custodian",
            "access_token");

    static final List<String> VALUES = List.of(
            "gt2026-01-01",
            "le2026",
            "sa2026-01-01T00:00:00+14:00",
            "http://loinc.org|718-7",
            "|718-7",
            "http://loinc.org|",
            "Patient/5f0d2c9a7be14c63a8f0d1e2b3c4a596",
            "Observation:patient",
            "Observation:*",
            "-_lastUpdated,_id",
            "true",
            "count",
            "accurate",
            "5.40e-3||mg",
            "10",
            "0",
            "1000000",
            "2026-02",
            "Patient?gender=female");

    private Words() {}

    static String any(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Stays a right encoding: what is none does not come through API Gateway, and what stands in for it in tests has no answer to it.
     */
    static String tamperedValue(String encoded, Random random) {
        return encoded(tampered(URLDecoder.decode(encoded, StandardCharsets.UTF_8), random));
    }

    /** A header ends at the end of its line: what would begin another is not asked here. */
    static String inHeader(String text) {
        return text.replaceAll("[\\r\\n\\x00]", "_");
    }

    /** A letter is another, missing, or there twice. */
    static String tampered(String text, Random random) {
        if (text.isEmpty()) {
            return "0";
        }
        int at = random.nextInt(text.length());
        String behind = text.substring(at + 1);
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + behind;
            case 1 -> text.substring(0, at) + (char) ('0' + random.nextInt(75)) + behind;
            default -> text.substring(0, at + 1) + text.charAt(at) + behind;
        };
    }

    /** One segment of the path in place of another: mostly the last ones, where the ids are. */
    static String segment(String path, Random random, UnaryOperator<String> change) {
        String[] segments = path.split("/", -1);
        int at = segments.length - 1 - random.nextInt(Math.min(3, segments.length));
        segments[at] = change.apply(segments[at]);
        return String.join("/", segments);
    }
}
