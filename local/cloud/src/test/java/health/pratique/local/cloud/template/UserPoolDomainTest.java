package health.pratique.local.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cognito refuses a domain by words in it, late in a deployment; whatever an environment may be called has to do. */
class UserPoolDomainTest {

    private static final JsonNode DOMAIN =
            TemplateYaml.read(Path.of("../../sam/api.yaml")).at("/Resources/ApiUserPoolDomain/Properties/Domain");

    private static String domain(String environment) {
        References account = new References() {
            @Override
            public JsonNode ref(String name, String place) {
                return JsonNodeFactory.instance.textNode(
                        name.equals("EnvironmentSuffix") ? environment : "111122223333");
            }

            @Override
            public String attribute(String logicalId, String attribute, String place) {
                throw new TemplateInvalid(place, "a domain is made of no other resource");
            }
        };
        JsonNode none = JsonNodeFactory.instance.objectNode();
        return new Intrinsics(none, none, account).text(DOMAIN, "Domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "my-aws", "amazon-eu", "cognito", "paws2", "gaga-amazonia", "team-a", "staging"})
    void aDomainIsOneThatCognitoTakes(String environment) {
        assertThat(domain(environment))
                .doesNotContain("aws", "amazon", "cognito")
                .matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    }

    @Test
    void theLongestNameStillMakesADomain() {
        assertThat(domain("a".repeat(16))).hasSizeLessThanOrEqualTo(63);
    }

    @Test
    void theUsualEnvironmentsAreNamedAsEverythingElseIs() {
        assertThat(domain("dev")).isEqualTo("pratique-dev-111122223333");
        assertThat(domain("prod")).isEqualTo("pratique-prod-111122223333");
    }

    @Test
    void namesThatDifferMakeDomainsThatDiffer() {
        assertThat(domain("ab")).isNotEqualTo(domain("a-b"));
        assertThat(domain("qa-1")).isNotEqualTo(domain("qa1"));
    }
}
