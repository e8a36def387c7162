package health.pratique.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.smart.AccessSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where answers tell a client to go on. */
class ApiAddressTest {

    private static final URI CALLED = URI.create("http://x1y2.execute-api.eu-west-2.amazonaws.com/");

    @Test
    void whereNothingIsSetItIsTheHostThatWasCalledAndTheStage() {
        assertThat(with(Map.of("pratique.api.address-path", "/dev")).of(CALLED))
                .isEqualTo("https://x1y2.execute-api.eu-west-2.amazonaws.com/dev");
    }

    @Test
    void aDomainOfItsOwnHasNoStage() {
        assertThat(with(Map.of("pratique.api.address", "https://api.example.org", "pratique.api.address-path", "/dev"))
                        .of(CALLED))
                .isEqualTo("https://api.example.org");
    }

    @Test
    void onOneMachineThereIsNeitherTlsNorAStage() {
        assertThat(with(Map.of("pratique.api.address-path", "/dev")).of(URI.create("http://127.0.0.1:4567/")))
                .isEqualTo("http://127.0.0.1:4567");
    }

    private static ApiAddress with(Map<String, String> settings) {
        return new ApiAddress(new SmallRyeConfigBuilder()
                .withMapping(AccessSettings.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(AccessSettings.class));
    }
}
