package health.pratique.consent.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.consent.ConsentActor;
import health.pratique.consent.ConsentAnswer;
import health.pratique.consent.ConsentAnswer.Permitted;
import health.pratique.consent.ConsentCode;
import health.pratique.consent.ConsentDecisions;
import health.pratique.consent.ConsentDraft;
import health.pratique.consent.ConsentFacts;
import health.pratique.consent.ConsentProvision;
import health.pratique.consent.ConsentQuestion;
import health.pratique.consent.ConsentReference;
import health.pratique.consent.Known;
import health.pratique.fault.DocumentRejected;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** A question, the consents it is asked of, and how it is to be decided; from a file of JSON. */
record ConsentCase(String name, String decision, Instant at, JsonNode ask, List<String> consents) {

    /** Decides the cases of files, and tells which end otherwise than their authors say. */
    public static void main(String[] files) throws IOException {
        for (String file : files) {
            for (ConsentCase one : read(new ObjectMapper().readTree(new File(file)))) {
                String outcome = one.outcome();
                System.out.printf(
                        "%-8s %-36s %s%n",
                        outcome.startsWith(one.decision()) ? "as said" : "OTHERWISE", outcome, one.name());
            }
        }
    }

    static List<ConsentCase> read(JsonNode cases) {
        List<ConsentCase> read = new ArrayList<>();
        for (JsonNode one : cases) {
            List<String> consents = new ArrayList<>();
            one.path("consents").forEach(consent -> consents.add(consent.toString()));
            read.add(new ConsentCase(
                    one.path("name").asText(),
                    one.path("decision").asText(),
                    Instant.parse(one.path("at").asText("2026-06-15T12:00:00Z")),
                    one.path("ask"),
                    consents));
        }
        return read;
    }

    /** {@code PERMIT} with obligations, {@code DENY} with its reason, or what was refused by its path. */
    String outcome() {
        try {
            List<ConsentProvision> provisions = new ArrayList<>();
            SubjectToken subject = ConsentExample.TOKENS.token(ConsentExample.HARBOR, "nobody");
            for (String json : consents) {
                ConsentDraft draft = new FhirConsent(ConsentExample.TOKENS)
                        .read(ConsentExample.HARBOR, "H-1", json.getBytes(StandardCharsets.UTF_8));
                if (draft.status().equals("active")) {
                    Instant said = draft.saidAt();
                    provisions.add(new ConsentProvision(
                            ConsentExample.HARBOR,
                            new ConsentReference(UUID.randomUUID(), 1),
                            draft.rule(),
                            said == null ? Instant.EPOCH : said));
                }
            }
            return words(ConsentDecisions.decide(provisions, question(subject), at));
        } catch (DocumentRejected refused) {
            return "REFUSED " + refused.breaches();
        }
    }

    private static String words(ConsentAnswer answer) {
        return switch (answer) {
            case Permitted permitted -> "PERMIT " + String.join(" ", permitted.obligations());
            case ConsentAnswer.Denied denied -> "DENY " + denied.reason();
            default -> answer.toString();
        };
    }

    private ConsentQuestion question(SubjectToken subject) {
        ConsentFacts facts = ConsentFacts.UNKNOWN.forAction(ask.path("action").asText(ConsentFacts.DISCLOSE));
        if (ask.has("actors")) {
            facts = facts.withActors(Known.exactly(each("actors", reference -> new ConsentActor(null, reference))));
        }
        if (ask.has("labels")) {
            facts = facts.withLabels(Known.exactly(each("labels", ConsentCase::code)));
        }
        if (ask.has("classes")) {
            facts = facts.withClasses(Known.exactly(each("classes", ConsentCase::code)));
        }
        if (ask.has("codes")) {
            facts = facts.withCodes(Known.exactly(each("codes", ConsentCase::code)));
        }
        return new ConsentQuestion(
                new DocumentId("0".repeat(32)),
                "case",
                ConsentExample.HARBOR,
                subject,
                PurposeOfUse.valueOf(ask.path("purpose").asText()),
                DocumentKind.valueOf(ask.path("kind").asText("DISCHARGE_SUMMARY")),
                facts);
    }

    private <T> Set<T> each(String member, Function<String, T> read) {
        Set<T> values = new HashSet<>();
        ask.path(member).forEach(node -> values.add(read.apply(node.asText())));
        return values;
    }

    private static ConsentCode code(String token) {
        int bar = token.indexOf('|');
        return new ConsentCode(token.substring(0, bar), token.substring(bar + 1));
    }

    @Override
    public String toString() {
        return name;
    }
}
