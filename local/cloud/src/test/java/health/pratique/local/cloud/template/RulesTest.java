package health.pratique.local.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong parameters are told before anything is made, in the template's own words. */
class RulesTest {

    private static final String TEMPLATE = """
        Parameters:
          Suffix: {Type: String, Default: dev, AllowedPattern: '[a-z]+', ConstraintDescription: 'letters, such as dev'}
          Domain: {Type: String, Default: ''}
          Certificate: {Type: String, Default: ''}
          Size: {Type: String, Default: small}
        Rules:
          DomainHasCertificate:
            RuleCondition: !Not [!Equals [!Ref Domain, '']]
            Assertions:
              - Assert: !Not [!Equals [!Ref Certificate, '']]
                AssertDescription: Domain needs Certificate.
          ProdIsLarge:
            RuleCondition: !Equals [!Ref Suffix, prod]
            Assertions:
              - Assert: !Not [!Contains [[tiny, small], !Ref Size]]
                AssertDescription: prod is not small.
          Known:
            Assertions:
              - Assert: !Contains [[eu-west-2, us-east-1], !Ref 'AWS::Region']
                AssertDescription: Another region.
        Resources:
          Topic: {Type: AWS::SNS::Topic}
        """;

    @TempDir
    private Path directory;

    private SamTemplate read(Map<String, String> parameters) throws IOException {
        return SamTemplate.read(Files.writeString(directory.resolve("template.yaml"), TEMPLATE), parameters);
    }

    @Test
    void whatKeepsTheRulesIsTaken() throws IOException {
        assertThat(read(Map.of()).topics()).hasSize(1);
        assertThat(read(Map.of("Suffix", "prod", "Size", "big", "Domain", "a", "Certificate", "b"))
                        .topics())
                .hasSize(1);
    }

    @Test
    void aRuleThatIsBrokenIsToldInItsOwnWords() {
        assertThatThrownBy(() -> read(Map.of("Domain", "a")))
                .hasMessage("Rules.DomainHasCertificate: Domain needs Certificate.");
        assertThatThrownBy(() -> read(Map.of("Suffix", "prod"))).hasMessage("Rules.ProdIsLarge: prod is not small.");
    }

    @Test
    void aValueThatIsNotTakenIsAnsweredWithWhatIs() {
        assertThatThrownBy(() -> read(Map.of("Suffix", "D1")))
                .hasMessage("Parameters.Suffix: does not match its AllowedPattern: give letters, such as dev");
    }
}
