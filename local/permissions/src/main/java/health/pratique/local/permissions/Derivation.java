package health.pratique.local.permissions;

import health.pratique.local.deployables.FunctionCode;
import health.pratique.local.deployables.Origin;
import health.pratique.local.deployables.Request;
import health.pratique.local.permissions.policy.DeployedFunction;
import health.pratique.local.permissions.policy.Surrounding;
import health.pratique.local.permissions.policy.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a function has to be allowed so that the requests that its code puts together are answered. */
final class Derivation {

    private static final String ARN = "arn:${AWS::Partition}:%s:${AWS::Region}:${AWS::AccountId}:";

    private static final Pattern DATABASE = Pattern.compile("\\$\\{([A-Za-z]+)Address}");

    private final DeployedFunction function;
    private final Template template;
    private final List<Request> requests;
    private final List<Need> needs = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();
    private final Map<String, Set<String>> lists = new TreeMap<>();
    private final Map<String, String> places = new TreeMap<>();

    private Derivation(DeployedFunction function, Template template, List<Request> requests) {
        this.function = function;
        this.template = template;
        this.requests = requests;
    }

    /**
     * @param needs each once
     * @param unseen what the derivation could not follow: a request whose resource cannot be told
     */
    record Result(List<Need> needs, List<String> unseen) {}

    /** A listing asks for a prefix: all of those that the function lists of a bucket are one condition. */
    void lists(String action, String bucket, String prefix, String because) {
        lists.computeIfAbsent(action + " " + bucket, name -> new TreeSet<>()).add(prefix);
        places.putIfAbsent(action + " " + bucket, because);
    }

    static Result of(DeployedFunction function, Template template, FunctionCode code) {
        List<Request> requests = code.requests();
        Derivation derivation = new Derivation(function, template, requests);
        derivation.unseen.addAll(Operations.unseen(code.operations(), requests));
        requests.forEach(derivation::add);
        derivation.lists.forEach((name, prefixes) -> derivation.need(
                name.substring(0, name.indexOf(' ')),
                name.substring(name.indexOf(' ') + 1),
                "StringLike s3:prefix "
                        + Keys.widest(prefixes).stream().sorted().toList(),
                derivation.places.getOrDefault(name, "")));
        function.surroundings().forEach(one -> derivation.needs.add(need(one)));
        return new Result(each(derivation.needs), derivation.unseen);
    }

    private static List<Need> each(List<Need> needs) {
        List<Need> found = new ArrayList<>();
        for (Need need : needs) {
            if (found.stream().noneMatch(need::within)) {
                found.removeIf(other -> other.within(need));
                found.add(need);
            }
        }
        return found;
    }

    /** What the template asks for, each once. */
    static List<Need> once(List<Surrounding> surroundings) {
        return each(surroundings.stream().map(Derivation::need).toList());
    }

    private static Need need(Surrounding one) {
        return new Need(one.action(), one.resource(), one.condition(), one.because());
    }

    private void add(Request request) {
        if (request.type().startsWith("s3:")) {
            new ObjectRequest(this, request).add();
            return;
        }
        switch (request.type()) {
            case "dynamodb:GetItemRequest" -> table(request, "GetItem");
            case "dynamodb:PutItemRequest", "dynamodb:Put" -> table(request, "PutItem");
            case "dynamodb:UpdateItemRequest", "dynamodb:Update" -> table(request, "UpdateItem");
            case "dynamodb:DeleteItemRequest", "dynamodb:Delete" -> table(request, "DeleteItem");
            case "dynamodb:ConditionCheck" -> table(request, "ConditionCheckItem");
            case "dynamodb:QueryRequest" -> table(request, "Query");
            case "dynamodb:ScanRequest" -> table(request, "Scan");
            case "dynamodb:BatchGetItemRequest" -> table(request, "BatchGetItem");
            case "kms:GenerateDataKeyRequest" -> data(request, "kms:GenerateDataKey");
            case "kms:DecryptRequest" -> data(request, "kms:Decrypt");
            case "kms:SignRequest" -> named(request, "kms:Sign", "keyId");
            case "kms:GetPublicKeyRequest" -> named(request, "kms:GetPublicKey", "keyId");
            case "secretsmanager:GetSecretValueRequest" -> secret(request, "GetSecretValue", "kms:Decrypt");
            case "secretsmanager:PutSecretValueRequest" ->
                secret(request, "PutSecretValue", "kms:Decrypt", "kms:GenerateDataKey");
            case "secretsmanager:DescribeSecretRequest" -> secret(request, "DescribeSecret");
            case "secretsmanager:UpdateSecretVersionStageRequest" -> secret(request, "UpdateSecretVersionStage");
            case "rds-db:ConnectRequest" -> connect(request);
            case "lambda:InvokeRequest" -> named(request, "lambda:InvokeFunction", "functionName");
            // Step Functions asks for the machine, too, whichever alias is started.
            case "sfn:StartExecutionRequest" ->
                named(request, "states:StartExecution", "stateMachineArn")
                        .forEach(machine -> need("states:StartExecution", machine(machine), request.place()));
            // A token says no machine: it is one of those that the function may start.
            case "sfn:SendTaskSuccessRequest" ->
                requests.stream()
                        .flatMap(other -> names(other, "stateMachineArn").stream())
                        .forEach(machine -> need("states:SendTaskSuccess", machine(machine), request.place()));
            case "eventbridge:PutEventsRequest" ->
                need("events:PutEvents", ARN.formatted("events") + "event-bus/default", request.place());
            case "comprehendmedical:DetectPhiRequest" -> need("comprehendmedical:DetectPHI", "*", request.place());
            case "sagemakerruntime:InvokeEndpointRequest" ->
                names(request, "endpointName")
                        .forEach(endpoint -> need(
                                "sagemaker:InvokeEndpoint",
                                ARN.formatted("sagemaker") + "endpoint/${" + endpoint + "}",
                                request.place()));
            default -> {
                if (request.type().endsWith("Request")
                        && !request.type().equals("dynamodb:TransactWriteItemsRequest")) {
                    unseen.add(request.type() + " at " + request.place()
                            + ": Derivation does not know which action it is");
                }
            }
        }
    }

    private static String machine(String alias) {
        return alias.replaceFirst(":live$", "");
    }

    private void table(Request request, String operation) {
        Set<String> tables = names(request, request.set("tableName").isEmpty() ? "requestItems" : "tableName");
        if (tables.isEmpty()) {
            unseen.add("dynamodb:" + operation + " at " + request.place() + ": of which table cannot be told");
        }
        for (String table : tables) {
            Set<String> indexes = texts(request.set("indexName"));
            if (indexes.isEmpty()) {
                need("dynamodb:" + operation, table, request.place());
            }
            indexes.forEach(index -> need("dynamodb:" + operation, table + "/index/" + index, request.place()));
            key(request, table, "kms:Decrypt");
        }
    }

    private Set<String> named(Request request, String action, String setter) {
        Set<String> names = names(request, setter);
        if (names.isEmpty() && !request.set(setter).stream().allMatch(Derivation::optional)) {
            unseen.add(action + " at " + request.place() + ": on what cannot be told");
        }
        names.forEach(name -> need(action, name, request.place()));
        return names;
    }

    /** A secret that a setting names, or those that the function is called to rotate. */
    private void secret(Request request, String operation, String... ofItsKey) {
        String action = "secretsmanager:" + operation;
        boolean told =
                !names(request, "secretId").isEmpty() || function.rotates().isEmpty();
        Set<String> secrets = told ? named(request, action, "secretId") : new LinkedHashSet<>(function.rotates());
        secrets.forEach(secret -> {
            need(action, secret, request.place());
            key(request, secret, ofItsKey);
        });
    }

    private static boolean optional(Origin origin) {
        return origin instanceof Origin.Setting setting && setting.optional();
    }

    /** The user of the database that lies where the setting beside the user's says. */
    private void connect(Request request) {
        for (Origin origin : request.set("user")) {
            if (origin instanceof Origin.Setting user) {
                String address = user.property().replaceFirst("user$", "url");
                Matcher database = DATABASE.matcher(function.setting(address).orElse(""));
                function.setting(user.property())
                        .filter(name -> database.find())
                        .ifPresent(name -> need(
                                "rds-db:connect",
                                ARN.formatted("rds-db") + "dbuser:${" + database.group(1) + "ResourceId}/" + name,
                                request.place()));
            }
        }
    }

    /** Under the encryption context, as far as the code has it in so many words. */
    private void data(Request request, String action) {
        String condition = request.set("encryptionContext").stream()
                .flatMap(origin -> origin instanceof Origin.Entry entry ? said(entry).stream() : Stream.empty())
                .collect(Collectors.joining(", "));
        names(request, "keyId").forEach(key -> need(action, key, condition, request.place()));
    }

    private static Optional<String> said(Origin.Entry entry) {
        return entry.key() instanceof Origin.Text key && texts(entry.values()).equals(known(entry.values()))
                ? Optional.of("StringEquals kms:EncryptionContext:" + key.pattern() + " " + known(entry.values()))
                : Optional.empty();
    }

    private static Set<String> known(Set<Origin> origins) {
        return texts(origins).stream()
                .filter(text -> !text.contains("*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The resources that settings name, in the words of the template. */
    Set<String> names(Request request, String setter) {
        Set<String> found = new LinkedHashSet<>();
        request.set(setter).forEach(origin -> name(request, origin).ifPresent(found::add));
        return found;
    }

    Optional<String> name(Request request, Origin origin) {
        if (origin instanceof Origin.Part part) {
            return name(request, part.value());
        }
        if (origin instanceof Origin.Entry entry) {
            return name(request, entry.key());
        }
        if (!(origin instanceof Origin.Setting setting)) {
            return Optional.empty();
        }
        Optional<String> name = function.setting(setting.property());
        if (name.isEmpty() && !setting.optional()) {
            unseen.add(Origin.Setting.variable(setting.property()) + " is not set for " + function.id()
                    + ", and read at " + request.place());
        }
        return name;
    }

    static Set<String> texts(Set<Origin> origins) {
        Set<String> found = new TreeSet<>();
        for (Origin origin : origins) {
            if (origin instanceof Origin.Text text) {
                found.add(text.pattern());
            }
        }
        return found;
    }

    /** What encryption asks for, on behalf of who reads or writes. */
    void key(Request request, String store, String... actions) {
        template.key(store).ifPresent(key -> {
            for (String action : actions) {
                need(action, key, request.place());
            }
        });
    }

    void need(String action, String resource, String because) {
        need(action, resource, "", because);
    }

    void need(String action, String resource, String condition, String because) {
        needs.add(new Need(action, resource, condition, because));
    }

    void unseen(String what) {
        unseen.add(what);
    }

    boolean locks(String bucket) {
        return template.locks(bucket);
    }

    List<Request> requests() {
        return requests;
    }
}
