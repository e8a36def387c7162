package health.pratique.local.cloud.apigateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.gateway.ErrorShape;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** API Gateway's own API, of it {@code GetUsage}: what the gateway counted, to be held against what the ledger has. */
final class ControlPlane implements ServiceEndpoint {

    private static final Pattern USAGE = Pattern.compile("/usageplans/([a-z0-9]{1,20})/usage");
    private static final int MOST_DAYS = 90;

    private final ObjectMapper json = new ObjectMapper();
    private final Subscriptions subscriptions;

    ControlPlane(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** The service is named in the signature's scope alone. */
    @Override
    public boolean accepts(GatewayRequest request) {
        return request.header("authorization")
                .filter(scope -> scope.contains("/apigateway/aws4_request"))
                .isPresent();
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        Matcher usage = USAGE.matcher(request.path());
        if (!usage.matches() || !request.method().equals("GET")) {
            return ErrorShape.JSON.error(404, "NotFoundException", "The local API Gateway answers GetUsage.");
        }
        try {
            Map<String, String> parameters = parameters(request.rawQuery());
            LocalDate from = LocalDate.parse(parameters.getOrDefault("startDate", ""));
            LocalDate to = LocalDate.parse(parameters.getOrDefault("endDate", ""));
            if (from.isAfter(to) || from.plusDays(MOST_DAYS).isBefore(to)) {
                return badDates();
            }
            return GatewayResponse.of(
                    200,
                    "application/json",
                    json.writeValueAsBytes(
                            usage(usage.group(1), Optional.ofNullable(parameters.get("keyId")), from, to)));
        } catch (DateTimeParseException notADate) {
            return badDates();
        }
    }

    private ObjectNode usage(String planId, Optional<String> keyId, LocalDate from, LocalDate to) {
        ObjectNode answer = json.createObjectNode()
                .put("usagePlanId", planId)
                .put("startDate", from.toString())
                .put("endDate", to.toString());
        ObjectNode values = answer.putObject("values");
        for (Subscription subscription : subscriptions.all()) {
            if (subscription.planId().equals(planId)
                    && keyId.filter(wanted -> !wanted.equals(subscription.keyId()))
                            .isEmpty()) {
                ArrayNode days = values.putArray(subscription.keyId());
                for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                    days.addArray()
                            .add(subscription.callsByDay().getOrDefault(day, 0L))
                            .add(subscription.remainingAfter(day));
                }
            }
        }
        return answer;
    }

    private static Map<String, String> parameters(String rawQuery) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return parameters;
    }

    private static GatewayResponse badDates() {
        return ErrorShape.JSON.error(
                400, "BadRequestException", "startDate and endDate are dates of at most 90 days, such as 2026-11-22.");
    }
}
