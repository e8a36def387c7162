package health.pratique.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.InternalFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.stores.TestKeys;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/** Keys of subjects: one each, of their own custodian, and gone for good once destroyed. */
class SubjectKeysTest {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");
    private static final Custodian BAY = new Custodian("bay-clinic");

    private static KeysFixture fixture;
    private static SubjectKeys keys;

    @BeforeAll
    static void start() {
        fixture = new KeysFixture();
        keys = fixture.keys();
    }

    @AfterAll
    static void stop() throws IOException {
        fixture.close();
    }

    @Test
    void aPatientOfOneCustodianAlwaysHasTheSameTokenAndSurrogates() {
        SubjectToken subject = keys.token(HARBOR, "same");
        SubjectKeys another = fixture.keys();
        assertThat(another.token(HARBOR, " same ")).isEqualTo(subject);
        assertThat(another.find(HARBOR, "same")).contains(subject);
        assertThat(another.surrogateKey(HARBOR, subject))
                .isEqualTo(keys.surrogateKey(HARBOR, subject))
                .hasSize(32);
    }

    @Test
    void theSameIdentifierOfAnotherCustodianHasAnotherToken() {
        assertThat(keys.token(BAY, "both")).isNotEqualTo(keys.token(HARBOR, "both"));
    }

    @Test
    void lookingForAPatientMakesNoKey() {
        assertThat(keys.find(HARBOR, "unheard of")).isEmpty();
        assertThat(keys.find(HARBOR, "unheard of")).isEmpty();
    }

    @Test
    void aSubjectOfAnotherCustodianDoesNotExist() {
        SubjectToken subject = keys.token(HARBOR, "mine");
        assertErased(BAY, subject);
        assertThat(keys.destroy(BAY, subject)).isFalse();
        assertThat(keys.find(HARBOR, "mine")).contains(subject);
    }

    @Test
    void sixtyFourWhoAskAtOnceGetOneKey() throws Exception {
        List<SubjectToken> tokens =
                Concurrently.concurrently(64, number -> fixture.keys().token(HARBOR, "raced"));
        assertThat(new HashSet<>(tokens)).hasSize(1);
        assertThat(keys.surrogateKey(HARBOR, tokens.getFirst())).hasSize(32);
        assertThat(items(tokens.getFirst())).hasSize(2);
    }

    @Test
    void aDestroyedKeyIsGoneForEveryFunctionAtOnce() {
        SubjectToken subject = keys.token(HARBOR, "erased");
        keys.surrogateKey(HARBOR, subject);
        assertThat(fixture.keys().destroy(HARBOR, subject)).isTrue();
        assertErased(HARBOR, subject);
        assertThat(keys.find(HARBOR, "erased")).isEmpty();
        assertThatThrownBy(() -> keys.person(HARBOR, subject, "RelatedPerson/7"))
                .isInstanceOf(PolicyViolated.class);
    }

    @Test
    void destroyingAgainTellsThatThereWasNothing() {
        SubjectToken subject = keys.token(HARBOR, "twice");
        assertThat(keys.destroy(HARBOR, subject)).isTrue();
        assertThat(keys.destroy(HARBOR, subject)).isFalse();
    }

    @Test
    void ofManyWhoDestroyAtOnceOneDoesIt() throws Exception {
        SubjectToken subject = keys.token(HARBOR, "destroyed by many");
        List<Boolean> done =
                Concurrently.concurrently(16, number -> fixture.keys().destroy(HARBOR, subject));
        assertThat(done).containsOnlyOnce(true);
        assertThat(items(subject)).isEmpty();
    }

    @Test
    void aPatientWhoComesBackHasAnUnrelatedToken() {
        SubjectToken before = keys.token(HARBOR, "back");
        byte[] surrogates = keys.surrogateKey(HARBOR, before);
        keys.destroy(HARBOR, before);
        SubjectToken after = keys.token(HARBOR, "back");
        assertThat(after).isNotEqualTo(before);
        assertThat(keys.surrogateKey(HARBOR, after)).isNotEqualTo(surrogates);
        assertErased(HARBOR, before);
    }

    @Test
    void destroyingLeavesNothingInTheTable() {
        SubjectToken subject = keys.token(HARBOR, "leaves nothing");
        assertThat(items(subject)).hasSize(2);
        keys.destroy(HARBOR, subject);
        assertThat(items(subject)).isEmpty();
    }

    @Test
    void theTableHoldsNeitherThePatientNorTheKey() {
        SubjectToken subject = keys.token(HARBOR, "Zelda Quarrington");
        assertThat(items(subject).toString()).doesNotContain("Zelda").doesNotContain("Quarrington");
        assertThat(wrapped(HARBOR, subject).asByteArray().length).isGreaterThan(32);
    }

    @Test
    void aKeyThatIsWrappedForOneCustodianOpensForNoOther() {
        SdkBytes wrapped = wrapped(HARBOR, keys.token(HARBOR, "wrapped"));
        assertThat(opened(wrapped, "harbor-clinic")).hasSize(32);
        assertThatThrownBy(() -> opened(wrapped, "bay-clinic")).isInstanceOf(InvalidCiphertextException.class);
    }

    @Test
    void aKeyPutInAnotherSubjectsPlaceIsNotTaken() {
        SubjectToken mine = keys.token(HARBOR, "mine, exchanged");
        SubjectToken other = keys.token(HARBOR, "other, exchanged");
        Map<String, AttributeValue> item = new HashMap<>(entry(HARBOR, mine));
        item.put("wrappedKey", AttributeValue.fromB(wrapped(HARBOR, other)));
        fixture.kit.dynamo.putItem(request -> request.tableName(fixture.table).item(item));
        assertThatThrownBy(() -> keys.surrogateKey(HARBOR, mine))
                .isInstanceOfSatisfying(InternalFault.class, fault -> assertThat(fault.reason())
                        .isEqualTo(ReasonCode.SUBJECT_KEY_EXCHANGED));
    }

    @Test
    void knownPatientsAreFoundWithoutKms() {
        SubjectToken subject = keys.token(HARBOR, "known");
        SubjectKeys withoutKms = fixture.keys("alias/none");
        assertThat(withoutKms.token(HARBOR, "known")).isEqualTo(subject);
        assertThat(withoutKms.find(HARBOR, "known")).contains(subject);
    }

    private static void assertErased(Custodian custodian, SubjectToken subject) {
        assertThatThrownBy(() -> keys.surrogateKey(custodian, subject))
                .isInstanceOfSatisfying(PolicyViolated.class, fault -> assertThat(fault.reason())
                        .isEqualTo(ReasonCode.SUBJECT_ERASED));
    }

    private static byte[] opened(SdkBytes wrapped, String custodian) {
        return fixture.kms
                .decrypt(request -> request.keyId(TestKeys.ALIAS)
                        .ciphertextBlob(wrapped)
                        .encryptionContext(Map.of("custodian", custodian, "item", "subject-key")))
                .plaintext()
                .asByteArray();
    }

    /** All items that have to do with this token. */
    private static List<Map<String, AttributeValue>> items(SubjectToken subject) {
        return fixture.kit.dynamo.scanPaginator(request -> request.tableName(fixture.table)).items().stream()
                .filter(item -> item.values().stream().anyMatch(value -> refersTo(value, subject)))
                .toList();
    }

    private static boolean refersTo(AttributeValue value, SubjectToken subject) {
        return Stream.ofNullable(value.s()).anyMatch(text -> text.contains(subject.value()));
    }

    private static Map<String, AttributeValue> entry(Custodian custodian, SubjectToken subject) {
        return fixture.kit
                .dynamo
                .getItem(request -> request.tableName(fixture.table)
                        .key(Map.of("entry", AttributeValue.fromS(custodian.value() + "#token#" + subject))))
                .item();
    }

    private static SdkBytes wrapped(Custodian custodian, SubjectToken subject) {
        return entry(custodian, subject).get("wrappedKey").b();
    }
}
