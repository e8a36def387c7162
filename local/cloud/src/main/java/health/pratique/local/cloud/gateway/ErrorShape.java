package health.pratique.local.cloud.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** How AWS's protocols tell an error. Codes and messages are our own words, never the caller's. */
public enum ErrorShape {
    /** AWS JSON 1.0 and 1.1, and REST JSON. */
    JSON {
        @Override
        public GatewayResponse error(int status, String code, String message) {
            byte[] body =
                    ("{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8);
            return new GatewayResponse(
                    status,
                    Map.of(
                            "Content-Type", List.of("application/x-amz-json-1.1"),
                            "x-amzn-RequestId", List.of(requestId()),
                            "x-amzn-ErrorType", List.of(code)),
                    body);
        }
    },
    /** The Query protocol. */
    QUERY {
        @Override
        public GatewayResponse error(int status, String code, String message) {
            String type = status < 500 ? "Sender" : "Receiver";
            return xml(
                    status,
                    "<ErrorResponse><Error><Type>" + type + "</Type><Code>" + code + "</Code><Message>" + message
                            + "</Message></Error><RequestId>" + requestId() + "</RequestId></ErrorResponse>");
        }
    },
    /** S3's REST XML. */
    S3 {
        @Override
        public GatewayResponse error(int status, String code, String message) {
            return xml(
                    status,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>" + message
                            + "</Message><RequestId>" + requestId() + "</RequestId></Error>");
        }
    };

    public abstract GatewayResponse error(int status, String code, String message);

    /** In the form of a random UUID; it need not be hard to guess. */
    public static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new java.util.UUID(random.nextLong(), random.nextLong()).toString();
    }

    static GatewayResponse xml(int status, String body) {
        return GatewayResponse.of(status, "application/xml", body.getBytes(StandardCharsets.UTF_8));
    }
}
