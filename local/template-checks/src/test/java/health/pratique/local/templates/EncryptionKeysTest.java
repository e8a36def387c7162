package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The keys, one for each class of data. */
class EncryptionKeysTest {

    private static final String KEY = "AWS::KMS::Key";

    /** KMS rotates no key that signs. */
    @Test
    void everyKeyThatEncryptsIsRotated() {
        holds(Each.of(KEY)
                .which(key -> !key.text("KeyUsage").equals("SIGN_VERIFY"))
                .has("EnableKeyRotation", true));
    }

    /** What the key of desktops encrypts goes with them. */
    @Test
    void aKeyOfProdWaitsForAMonthBeforeItIsGone() {
        holds(Each.of(KEY).but("WorkspaceKey").where(Deployment::isProd).has("PendingWindowInDays", 30));
    }

    /** The account's root hands rights on by IAM; services come for this account alone. */
    @Test
    void noKeyCanBeUsedForAnotherAccount() {
        holds(Rule.of(
                stacks -> stacks.all(KEY)
                        .filter(key -> !PolicyText.statements(key.property("KeyPolicy"))
                                .allMatch(EncryptionKeysTest::isForThisAccount))
                        .map(
                                key -> Finding.of(
                                        stacks,
                                        key,
                                        "name this account, or a service with aws:SourceAccount, aws:SourceArn or an encryption context")),
                stacks -> stacks.all(KEY).map(key -> {
                    JsonNode body = key.body().deepCopy();
                    body.at("/Properties/KeyPolicy/Statement").forEach(statement -> {
                        ((ObjectNode) statement).put("Principal", "*");
                        ((ObjectNode) statement).remove("Condition");
                    });
                    return new Broken(key + " is everybody's", stacks.with(key.with(body)), key.id());
                })));
    }

    private static boolean isForThisAccount(JsonNode statement) {
        List<String> accounts = PolicyText.texts(statement.at("/Principal/AWS"));
        if (statement.path("Effect").asText().equals("Deny")) {
            return true;
        }
        boolean named =
                !accounts.isEmpty() && accounts.stream().allMatch(arn -> arn.contains("::" + References.ACCOUNT + ":"));
        return named || statement.path("Condition").toString().contains(References.ACCOUNT);
    }
}
