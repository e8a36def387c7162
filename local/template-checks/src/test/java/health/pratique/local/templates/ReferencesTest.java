package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is meant, from stack to stack. */
class ReferencesTest {

    @Test
    void everyReferenceIsToSomethingThatIsThere() {
        holds(Rule.of(stacks -> stacks.problems().stream(), ReferencesTest::withoutWhatIsHandedOn));
    }

    /** Each nested stack without the ARNs that it is given. */
    private static Stream<Broken> withoutWhatIsHandedOn(JoinedStacks stacks) {
        return stacks.all("AWS::CloudFormation::Stack")
                .filter(nested -> nested.property("Parameters").toString().contains("Arn\":\"{"))
                .map(nested -> {
                    ObjectNode root = json(stacks, nested.stack()).deepCopy();
                    ((ObjectNode) root.at("/Resources/" + nested.logicalId() + "/Properties/Parameters"))
                            .properties()
                            .removeIf(value -> value.getKey().endsWith("Arn"));
                    Map<String, JsonNode> others = new TreeMap<>(stacks.transformed());
                    others.put(nested.stack(), root);
                    return new Broken(
                            nested.id() + " is given no ARN",
                            JoinedStacks.of(stacks.deployment(), others),
                            nested.text("TemplateURL").replace(".yaml", ""));
                });
    }

    private static JsonNode json(JoinedStacks stacks, String stack) {
        return requireNonNull(stacks.transformed().get(stack));
    }

    @Test
    void aReferenceIsFollowedThroughParametersAndOutputs() {
        JoinedStacks stacks = JoinedStacks.of(
                new Deployment("small", "sam/template.yaml", "eu-west-2", List.of("EnvironmentSuffix=dev")),
                Map.of("template", json("""
                                {"Resources": {
                                  "Keys": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "keys.yaml"}},
                                  "Data": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "data.yaml",
                                    "Parameters": {"KeyArn": {"Fn::GetAtt": ["Keys", "Outputs.KeyArn"]}}}}}}"""), "keys", json("""
                                {"Resources": {"Key": {"Type": "AWS::KMS::Key"}},
                                 "Outputs": {"KeyArn": {"Value": {"Fn::GetAtt": ["Key", "Arn"]}}}}"""), "data", json("""
                                {"Parameters": {"KeyArn": {"Type": "String"}},
                                 "Resources": {"Bucket": {"Type": "AWS::S3::Bucket", "Properties": {
                                   "Key": {"Ref": "KeyArn"}, "Name": {"Fn::Sub": "b-${AWS::AccountId}-${KeyArn}"}, "No": {"Ref": "Nobody"}}}}}""")));

        Resource bucket = stacks.byId().get("data/Bucket");
        assertThat(bucket).isNotNull();
        assertThat(bucket.text("Key")).isEqualTo("{keys/Key.Arn}");
        assertThat(bucket.text("Name")).isEqualTo("b-111122223333-{keys/Key.Arn}");
        assertThat(stacks.referred(bucket.text("Key"))).map(Resource::type).contains("AWS::KMS::Key");
        assertThat(stacks.problems()).extracting(Finding::remedy).containsExactly("Ref Nobody stands for nothing");
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
