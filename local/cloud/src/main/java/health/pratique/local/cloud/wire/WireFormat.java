package health.pratique.local.cloud.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.pratique.local.cloud.gateway.GatewayRequest;

/** How requests and answers are written. They differ in two things: bytes are base64 in JSON, and a time is in seconds there. */
enum WireFormat {
    JSON(new ObjectMapper()) {
        @Override
        String contentType(String version) {
            return "application/x-amz-json-" + version;
        }
    },
    /** In which a time is in milliseconds. The SDK for Java speaks it to Kinesis. */
    CBOR(new ObjectMapper(new CBORFactory()).disable(SerializationFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)) {
        @Override
        String contentType(String version) {
            return "application/x-amz-cbor-" + version;
        }
    };

    private final ObjectMapper mapper;

    WireFormat(ObjectMapper mapper) {
        this.mapper = mapper.registerModule(new JavaTimeModule());
    }

    static WireFormat of(GatewayRequest request) {
        return request.header("content-type").orElse("").startsWith("application/x-amz-cbor-") ? CBOR : JSON;
    }

    ObjectMapper mapper() {
        return mapper;
    }

    /** @param version of the service's JSON, which its CBOR has too */
    abstract String contentType(String version);
}
