package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody comes in from outside. */
class NetworkTest {

    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final String ENDPOINT = "AWS::EC2::VPCEndpoint";
    private static final Set<String> ANYBODY = Set.of("0.0.0.0/0", "::/0");

    @Test
    void noSecurityGroupLetsAnybodyIn() {
        holds(Rule.of(
                stacks -> ingress(stacks)
                        .filter(resource -> rules(resource).anyMatch(NetworkTest::isOpen))
                        .map(resource ->
                                Finding.of(stacks, resource, "name who comes in by security group or by range")),
                stacks -> ingress(stacks)
                        .flatMap(resource -> Stream.of("CidrIp", "CidrIpv6").map(range -> {
                            ObjectNode body = resource.body().deepCopy();
                            ObjectNode properties = body.withObject("/Properties");
                            String anybody = range.equals("CidrIp") ? "0.0.0.0/0" : "::/0";
                            if (resource.type().equals(GROUP)) {
                                ArrayNode rules = properties.withArray("SecurityGroupIngress");
                                rules.addObject().put("IpProtocol", "tcp").put(range, anybody);
                            } else {
                                properties.put(range, anybody);
                            }
                            return new Broken(
                                    resource + " is open to " + anybody,
                                    stacks.with(resource.with(body)),
                                    resource.id());
                        }))));
    }

    /** A group without rules of its own for going out may go anywhere. */
    @Test
    void everySecurityGroupSaysWhereItGoes() {
        holds(Each.of(GROUP).has("SecurityGroupEgress", "name where it goes", rules -> !rules.isEmpty()));
    }

    @Test
    void noSubnetGivesOutPublicAddresses() {
        holds(Each.of("AWS::EC2::Subnet").has("MapPublicIpOnLaunch", false));
    }

    @Test
    void everyNetworkLogsItsTraffic() {
        holds(Rule.of(
                stacks -> stacks.all("AWS::EC2::VPC")
                        .filter(network -> flows(stacks, network).findAny().isEmpty())
                        .map(network -> Finding.of(stacks, network, "give it a flow log of ALL traffic")),
                stacks -> stacks.all("AWS::EC2::VPC").flatMap(network -> flows(stacks, network)
                        .map(flow -> new Broken(flow + " is gone", stacks.without(flow), network.id())))));
    }

    private static Stream<Resource> flows(JoinedStacks stacks, Resource network) {
        return stacks.all("AWS::EC2::FlowLog")
                .filter(flow -> flow.text("ResourceId").equals(network.ref())
                        && flow.text("TrafficType").equals("ALL"));
    }

    /** Neither functions nor databases: what they answer goes where they were asked from. */
    @Test
    void noSubnetOfFunctionsOrDatabasesHasARouteFromTheInternet() {
        holds(Rule.of(
                stacks -> stacks.all("AWS::EC2::Route")
                        .filter(route -> !route.property("GatewayId").isMissingNode())
                        .filter(route -> subnets(stacks, route).stream()
                                .anyMatch(subnet -> !subnet.startsWith("{network/PublicSubnet")))
                        .map(route -> Finding.of(stacks, route, "route public subnets alone to the Internet gateway")),
                stacks -> stacks.all("AWS::EC2::Route")
                        .filter(route -> !route.property("GatewayId").isMissingNode())
                        .map(route -> {
                            ObjectNode body = route.body().deepCopy();
                            body.withObject("/Properties").put("RouteTableId", "{network/DatabaseRouteTable}");
                            return new Broken("databases have " + route, stacks.with(route.with(body)), route.id());
                        })));
    }

    /** What could reach anybody's bucket could also tell its owner something. */
    @Test
    void noEndpointThatIsBoundLeadsToTheResourcesOfOthers() {
        holds(Rule.of(
                stacks -> stacks.all(ENDPOINT)
                        .filter(endpoint -> allowed(endpoint).anyMatch(NetworkTest::leadsAnywhere))
                        .map(endpoint -> Finding.of(
                                stacks, endpoint, "name the resources, or this account's principals and resources")),
                stacks -> stacks.all(ENDPOINT)
                        .filter(endpoint -> allowed(endpoint).findAny().isPresent())
                        .map(endpoint -> {
                            JsonNode body = endpoint.body().deepCopy();
                            body.at("/Properties/PolicyDocument/Statement")
                                    .forEach(statement -> ((ObjectNode) statement)
                                            .put("Resource", "*")
                                            .remove("Condition"));
                            return new Broken(
                                    endpoint + " leads anywhere", stacks.with(endpoint.with(body)), endpoint.id());
                        })));
    }

    private static Stream<JsonNode> allowed(Resource endpoint) {
        return PolicyText.statements(endpoint.property("PolicyDocument"))
                .filter(statement -> statement.path("Effect").asText().equals("Allow"));
    }

    private static boolean leadsAnywhere(JsonNode statement) {
        JsonNode who = statement.at("/Condition/StringEquals");
        return PolicyText.texts(statement.path("Resource")).contains("*")
                && !Stream.of("aws:PrincipalAccount", "aws:ResourceAccount")
                        .allMatch(key -> who.path(key).asText().equals(References.ACCOUNT));
    }

    private static List<String> subnets(JoinedStacks stacks, Resource route) {
        return stacks.all("AWS::EC2::SubnetRouteTableAssociation")
                .filter(association -> association.text("RouteTableId").equals(route.text("RouteTableId")))
                .map(association -> association.text("SubnetId"))
                .toList();
    }

    private static Stream<Resource> ingress(JoinedStacks stacks) {
        return Stream.concat(stacks.all(GROUP), stacks.all("AWS::EC2::SecurityGroupIngress"));
    }

    private static Stream<JsonNode> rules(Resource resource) {
        return resource.type().equals(GROUP)
                ? resource.items("SecurityGroupIngress")
                : Stream.of(resource.body().path("Properties"));
    }

    private static boolean isOpen(JsonNode rule) {
        return ANYBODY.contains(rule.path("CidrIp").asText())
                || ANYBODY.contains(rule.path("CidrIpv6").asText());
    }
}
