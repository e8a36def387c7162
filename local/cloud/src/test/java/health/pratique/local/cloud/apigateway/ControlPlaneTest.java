package health.pratique.local.cloud.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the gateway says it counted. */
class ControlPlaneTest {

    private static final String SIGNED =
            "AWS4-HMAC-SHA256 Credential=local/20261122/eu-west-2/apigateway/aws4_request, SignedHeaders=host, Signature=0";

    private static GatewayRequest request(String path, String query) {
        return new GatewayRequest("GET", path, query, Map.of("authorization", List.of(SIGNED)), new byte[0]);
    }

    @Test
    void usageIsTheCallsOfEachDayAndWhatIsLeftOfTheQuota() throws Exception {
        try (EchoApplication application = new EchoApplication();
                ApiFixture api = ApiFixture.inFrontOf(application, 100, 100, 50)) {
            for (int i = 0; i < 3; i++) {
                api.get("/v1/usage");
            }
            GatewayResponse answer = api.gateway()
                    .controlPlane()
                    .answer(request(
                            "/usageplans/plan000001/usage",
                            "startDate=" + ApiFixture.TODAY + "&endDate=" + ApiFixture.TODAY));
            JsonNode values =
                    new ObjectMapper().readTree(answer.body()).path("values").path(ApiFixture.KEY_ID);
            assertThat(values.toString()).isEqualTo("[[3,47]]");
        }
    }

    @Test
    void onlyRequestsThatAreSignedForItAreItsOwn() throws Exception {
        try (ApiFixture api = new ApiFixture(ClientPatience.USUAL)) {
            assertThat(api.gateway().controlPlane().accepts(request("/usageplans/x/usage", "")))
                    .isTrue();
            assertThat(api.gateway()
                            .controlPlane()
                            .accepts(new GatewayRequest("GET", "/usageplans/x/usage", "", Map.of(), new byte[0])))
                    .isFalse();
        }
    }

    @Test
    void datesThatAreNoneAreTold() throws Exception {
        try (ApiFixture api = new ApiFixture(ClientPatience.USUAL)) {
            assertThat(api.gateway()
                            .controlPlane()
                            .answer(request("/usageplans/x/usage", "startDate=today&endDate=2026-11-22"))
                            .status())
                    .isEqualTo(400);
        }
    }
}
