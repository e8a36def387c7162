package health.pratique.local.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a deployment's parameters is told before anything is made, with what to give instead. */
class WrongParametersTest {

    private static final Path SAM = Path.of("../../sam");
    /** The one region of the local cloud is that of the first stacks. */
    private static final Map<String, String> ELSEWHERE = Map.of("PrimaryRegion", "eu-west-1");

    private static void read(String template, Map<String, String> parameters) throws IOException {
        Map<String, String> given = new HashMap<>(template.equals("recovery") ? ELSEWHERE : Map.of());
        given.putAll(parameters);
        SamTemplate.read(SAM.resolve(template + ".yaml"), given);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            template | EnvironmentSuffix     | Prod
            template | EnvironmentSuffix     | p
            template | EnvironmentSuffix     | seventeen-letters
            template | EnvironmentSuffix     | dev-
            template | EnvironmentSuffix     | dev--a
            template | EnvironmentSuffix     | 2dev
            template | Packaging             | zip
            template | WorkflowType          | express
            template | Detectors             | comprehend,local
            template | FraudThreshold        | 0
            template | FraudThreshold        | high
            template | FraudEndpoint         | arn:aws:sagemaker:eu-west-2:111122223333:endpoint/fraud
            template | FraudEndpoint         | -fraud
            template | MaxDocumentBytes      | 0
            template | MaxDocumentBytes      | 50MB
            template | NetworkPrefix         | 10.256
            template | NetworkPrefix         | 10.04
            template | NetworkPrefix         | 8.8
            template | NetworkPrefix         | 10.40.0.0/16
            template | NatGateways           | 3
            template | DatabaseInstanceClass | m7g.large
            template | DatabaseInstanceClass | db.m7g
            template | DatabaseInstanceClass | db.m7g.big
            template | DatabaseInstanceClass | db.m7.large
            template | DatabaseInstanceClass | db.m5i.large
            template | DatabaseInstanceClass | db.m7g.24xlarge
            template | AlertEmail            | security
            template | AlertEmail            | security@example
            template | AlertEmail            | a@example.org,b@example.org
            template | AlertEmail            | security@example.123
            template | AlertEmail            | security@-example.org
            template | AlertEmail            | security..team@example.org
            template | EscalationEmail       | Reviews <reviews@example.org>
            template | ReviewWithin          | 24h
            template | ReviewWithin          | PT0S
            template | ReviewWithin          | P366D
            template | ReviewWithin          | PT9999H
            template | ReviewEscalateAfter   | P1M
            template | FourEyesFor           | RESIDUAL_PHI,FROUD_SUSPECTED
            template | FourEyesFor           | residual_phi
            template | OnCallUrl             | http://events.example.org
            template | OnCallUrl             | https://localhost/on-call
            template | OnCallUrl             | https://events.example.org:65536/on-call
            template | ApiDomainName         | https://api.example.org
            template | ApiDomainName         | api.example.org.
            template | ApiDomainName         | API.example.org
            template | ApiDomainName         | 203.0.113.7
            template | ApiDomainName         | localhost
            template | ApiDomainName         | a-name-of-one-letter-more-than-the-sixty-three-that-dns-can-take.example.org
            template | DeniedAddresses       | 203.0.113.7
            template | DeniedAddresses       | 203.0.113.7/32,203.0.113.256/32
            template | DeniedAddresses       | 0.0.0.0/0
            template | DeniedAddresses       | 2001:db8::/32
            template | ApiCertificateArn     | 11111111-1111-1111-1111-111111111111
            template | ApiCertificateArn     | arn:aws:iam::111122223333:server-certificate/api
            template | ApiCertificateArn     | arn:aws:acm:eu-west-2:111122223333:certificate/api
            template | RecoveryRegion        | Ireland
            template | RecoveryRegion        | eu-west-1a
            template | RecoveryRegion        | ue-west-1
            template | RecoveryRegion        | eu-west-9
            template | RecoveryRegion        | us-west-1
            template | GuardDuty             | yes
            template | Desktops              | 6
            template | IdentityCenterArn     | arn:aws:sso:::instance/
            template | IdentityCenterArn     | d-9067000000
            template | DeveloperGroupId      | developers
            recovery | EnvironmentSuffix     | dev-
            recovery | PrimaryRegion         | london
            recovery | PrimaryRegion         | us-west-1
            recovery | AlertEmail            | security
            recovery | DatabaseReplicas      | consent
            recovery | DatabaseReplicas      | arn:aws:rds:eu-west-2:111122223333:db:pratique-consent-prod
            recovery | DatabaseInstanceClass | large
            recovery | ApiDomainName         | https://api.example.org
            recovery | HostedZoneId          | example.org
            recovery | HostedZoneId          | /hostedzone/Z1D633PJN98FT9
            recovery | PrimaryApiTarget      | d-1111111111.execute-api.eu-west-2.amazonaws.com
            recovery | PrimaryApiTarget      | api.example.org
            recovery | SecondaryApiTarget    | 2222222222
            recovery | SecondaryApiZoneId    | zone
            """)
    void aWrongValueIsAnsweredWithWhatToGive(String template, String parameter, String value) {
        assertThatThrownBy(() -> read(template, Map.of(parameter, value)))
                .isInstanceOf(TemplateInvalid.class)
                .hasMessageStartingWith("Parameters." + parameter + ":")
                .hasMessageContaining(": give ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            template | RecoveryRegion=eu-west-2                                                        | SecondRegionIsAnother
            template | ApiDomainName=api.example.org                                                   | DomainHasCertificate
            template | ApiCertificateArn=arn:aws:acm:eu-west-2:111122223333:certificate/11111111-1111-1111-1111-111111111111 | CertificateHasDomain
            template | EnvironmentSuffix=prod                                                          | ProdHasRoom
            template | EnvironmentSuffix=production                                                    | ProductionIsProd
            template | DeveloperGroupId=11111111-1111-1111-1111-111111111111                           | DevelopersSignIn
            template | IdentityCenterArn=arn:aws:sso:::instance/ssoins-1234567890abcdef                | DevelopersHaveDesktops
            recovery | PrimaryRegion=eu-west-2                                                         | AnotherRegion
            recovery | ApiDomainName=api.example.org                                                   | NameNeedsItsZone
            recovery | HostedZoneId=Z1D633PJN98FT9                                                     | ZoneNeedsAName
            recovery | SecondaryApiTarget=d-2222222222                                                 | ZoneNeedsAName
            recovery | DatabaseInstanceClass=db.t4g.micro                                              | ProdHasRoom
            """)
    void whatCannotBeHadTogetherIsAnsweredByARule(String template, String given, String rule) {
        String[] parameter = given.split("=");
        assertThatThrownBy(() -> read(template, Map.of(parameter[0], parameter[1])))
                .isInstanceOf(TemplateInvalid.class)
                .hasMessageStartingWith("Rules." + rule + ": ");
    }

    /** Rules cannot take an ARN apart; the root does it for the stack that is made first. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            arn:aws:acm:us-east-1:000000000000:certificate/11111111-1111-1111-1111-111111111111 | of another region
            arn:aws:acm:eu-west-2:111122223333:certificate/11111111-1111-1111-1111-111111111111 | of another account
            """)
    void aCertificateOfElsewhereIsAnsweredByTheFirstStack(String certificate, String told) {
        assertThatThrownBy(() ->
                        read("template", Map.of("ApiDomainName", "api.example.org", "ApiCertificateArn", certificate)))
                .isInstanceOf(TemplateInvalid.class)
                .hasMessageStartingWith("Rules.CertificateIsHere: ")
                .hasMessageContaining(told);
    }

    /** Each of the others waits for one, so that all wait for it: stacks do not wait for each other. */
    @Test
    void nothingIsMadeBeforeTheFirstStackHasSaidYes() {
        assertThat(TemplateYaml.read(SAM.resolve("template.yaml"))
                        .path("Resources")
                        .properties())
                .filteredOn(stack -> !stack.getKey().equals("Keys"))
                .allSatisfy(stack ->
                        assertThat(stack.getValue().toString()).containsAnyOf("\"DependsOn\":\"Keys\"", ".Outputs."));
    }

    @Test
    void moreCustodiansThanAFunctionCanBeToldOfAreTooMany() {
        String many = "harbor-clinic,".repeat(150) + "north-lab";
        assertThatThrownBy(() -> read("template", Map.of("StreamIntake", "kinesis", "StreamCustodians", many)))
                .hasMessageStartingWith("Parameters.StreamCustodians:")
                .hasMessageContaining("2,000 characters at most");
    }

    @Test
    void desktopsCanBeHadWhereTheBucketsOfTheirPackagesAreKnown() {
        JsonNode workspace = TemplateYaml.read(SAM.resolve("workspace.yaml"));
        JsonNode asked = workspace.at("/Rules/PackagesAreThere/Assertions/0/Assert");
        assertThat(TemplateYaml.read(SAM.resolve("template.yaml"))
                        .at("/Rules/DesktopsHavePackages/Assertions/0/Assert"))
                .isEqualTo(asked);
        assertThat(asked.at("/Fn::Contains/0").valueStream().map(JsonNode::asText))
                .containsExactlyElementsOf(
                        () -> workspace.at("/Mappings/Buckets").fieldNames());
    }

    @ParameterizedTest
    @CsvSource({
        "PrimaryCheckName, api.example.org, CheckIsOfTheFirstRegionAlone",
        "SecondaryApiTarget, d-1111111111, TargetsAreTwo",
        "PrimaryApiZoneId, Z1D633PJN98FT9, ZonesAreApiGateways",
        "SecondaryApiZoneId, Z1D633PJN98FT9, ZonesAreApiGateways"
    })
    void oneThingCannotBeGivenForTwoOfTheSecondRegion(String parameter, String value, String rule) {
        Map<String, String> given = new HashMap<>(Map.of(
                "ApiDomainName", "api.example.org",
                "HostedZoneId", "Z1D633PJN98FT9",
                "PrimaryApiTarget", "d-1111111111",
                "PrimaryApiZoneId", "ZJ5UAJN8Y3Z2Q",
                "PrimaryCheckName", "eu-west-2.api.example.org",
                "SecondaryApiTarget", "d-2222222222",
                "SecondaryApiZoneId", "ZLY8HYME6SFDD"));
        assertThatCode(() -> read("recovery", given)).doesNotThrowAnyException();
        given.put(parameter, value);
        assertThatThrownBy(() -> read("recovery", given))
                .isInstanceOf(TemplateInvalid.class)
                .hasMessageStartingWith("Rules." + rule + ": ");
    }

    @Test
    void theSecondTargetNeedsTheZoneThatItIsIn() {
        assertThatThrownBy(() -> read(
                        "recovery",
                        Map.of(
                                "ApiDomainName", "api.example.org",
                                "HostedZoneId", "Z1D633PJN98FT9",
                                "PrimaryApiTarget", "d-1111111111",
                                "PrimaryApiZoneId", "ZJ5UAJN8Y3Z2Q",
                                "PrimaryCheckName", "eu-west-2.api.example.org",
                                "SecondaryApiTarget", "d-2222222222")))
                .hasMessageStartingWith("Rules.SecondTargetNeedsItsZone: ");
    }

    @Test
    void whatIsRightIsTaken() {
        assertThatCode(() -> read(
                        "template",
                        Map.ofEntries(
                                Map.entry("EnvironmentSuffix", "team-a-2"),
                                Map.entry("FraudEndpoint", "fraud-2026"),
                                Map.entry("NetworkPrefix", "172.16"),
                                Map.entry("DatabaseInstanceClass", "db.r6gd.4xlarge"),
                                Map.entry("AlertEmail", "security+alerts@mail.example.org"),
                                Map.entry("ReviewWithin", "P1DT12H"),
                                Map.entry("ReviewEscalateAfter", "PT90M"),
                                Map.entry("FourEyesFor", ""),
                                Map.entry("OnCallUrl", "https://events.example.org:8443/integration/1?a=b"),
                                Map.entry("DeniedAddresses", "203.0.113.7/32, 198.51.100.0/24"),
                                Map.entry("RecoveryRegion", "ap-southeast-2"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> read("recovery", Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"template", "recovery", "workspace", "security"})
    void everyParameterThatAPersonGivesSaysWhatItTakes(String template) {
        List<String> silent = new ArrayList<>();
        for (Map.Entry<String, JsonNode> parameter : TemplateYaml.read(SAM.resolve(template + ".yaml"))
                .path("Parameters")
                .properties()) {
            JsonNode declared = parameter.getValue();
            boolean checkedByAws = declared.path("Type").asText().startsWith("AWS::");
            boolean bounded =
                    declared.has("AllowedPattern") || declared.has("AllowedValues") || declared.has("MaxValue");
            if (!checkedByAws && !(bounded && declared.has("ConstraintDescription"))) {
                silent.add(parameter.getKey());
            }
        }
        assertThat(new TreeSet<>(silent)).isEmpty();
    }
}
