package health.pratique.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.kit.BatchResponse;
import health.pratique.model.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The audit stream, followed to the resources that are there and that are gone. */
class FollowedTrailTest {

    private static final String ORIGINAL = """
            {"resourceType":"Bundle","type":"collection","entry":[
             {"resource":{"resourceType":"Patient","id":"H-4711","name":[{"family":"Quimby"}]}},
             {"resource":{"resourceType":"Observation","id":"chol","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2093-3"}]},
              "subject":{"reference":"Patient/H-4711"}}}]}""";
    private static final String COPY = ORIGINAL.replace("Quimby", "NAME");
    private static final String NO_DOCUMENT = "\u0001\u0002 this is nothing that can be read";

    private final PublishRig rig = new PublishRig();

    @Test
    void whatIsReleasedIsThereInBothViewsAsEachHasIt() {
        BatchResponse answer = rig.follow(rig.stream(rig.released(ORIGINAL, COPY)));

        assertThat(answer).isEqualTo(BatchResponse.DONE);
        assertThat(patients(View.IDENTIFIED)).singleElement().asString().contains("Quimby");
        assertThat(patients(View.DEIDENTIFIED)).singleElement().asString().doesNotContain("Quimby");
        assertThat(rig.kept(View.IDENTIFIED)).extracting(StoredResource::type).contains("Patient", "Observation");
    }

    @Test
    void whatIsTakenBackIsGoneInBoth() {
        Document document = rig.released(ORIGINAL, COPY);
        rig.follow(rig.stream(document));

        rig.retracted(document);
        rig.follow(rig.stream(document));

        assertThat(rig.kept(View.IDENTIFIED)).isEmpty();
        assertThat(rig.kept(View.DEIDENTIFIED)).isEmpty();
    }

    @Test
    void whatWasTakenBackBeforeItsReleaseIsFollowedNeverAppears() {
        Document document = rig.released(ORIGINAL, COPY);
        rig.retracted(document);

        assertThat(rig.follow(rig.stream(document))).isEqualTo(BatchResponse.DONE);

        assertThat(rig.kept(View.IDENTIFIED)).isEmpty();
    }

    @Test
    void aBatchThatComesAgainChangesNothing() {
        ArrayNode records = rig.stream(rig.released(ORIGINAL, COPY));
        rig.follow(records);
        List<StoredResource> first = rig.kept(View.IDENTIFIED);

        rig.follow(records);

        assertThat(rig.kept(View.IDENTIFIED)).isEqualTo(first);
    }

    @Test
    void whileTheDatabaseIsAwayTheBatchComesAgainFromTheRelease() {
        Document document = rig.released(ORIGINAL, COPY);
        rig.reachable(false);

        BatchResponse answer = rig.follow(rig.stream(document));

        assertThat(answer.batchItemFailures()).singleElement().satisfies(failure -> assertThat(failure.itemIdentifier())
                .startsWith(document.id() + "-"));
        rig.reachable(true);
        assertThat(rig.follow(rig.stream(document))).isEqualTo(BatchResponse.DONE);
        assertThat(rig.kept(View.IDENTIFIED)).isNotEmpty();
    }

    @Test
    void aDocumentThatCannotBePublishedHoldsUpNoOtherAndLeavesNothing() {
        Document broken = rig.released(NO_DOCUMENT, NO_DOCUMENT);
        Document whole = rig.released(ORIGINAL, COPY);

        assertThat(rig.follow(rig.stream(broken, whole))).isEqualTo(BatchResponse.DONE);

        assertThat(patients(View.IDENTIFIED)).hasSize(1);
    }

    @Test
    void whatIsNoInsertionIsNoSignToLook() {
        ArrayNode records = rig.stream(rig.released(ORIGINAL, COPY));
        records.forEach(each -> ((ObjectNode) each).put("eventName", "REMOVE"));

        rig.follow(records);

        assertThat(rig.kept(View.IDENTIFIED)).isEmpty();
    }

    private List<String> patients(View view) {
        return rig.kept(view).stream()
                .filter(resource -> resource.type().equals("Patient"))
                .map(StoredResource::json)
                .toList();
    }
}
