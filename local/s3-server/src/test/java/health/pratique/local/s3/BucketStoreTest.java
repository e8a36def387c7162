package health.pratique.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.adobe.testing.s3mock.s3.dto.ObjectOwnership;
import com.adobe.testing.s3mock.s3.dto.VersioningConfiguration;
import com.adobe.testing.s3mock.s3.store.BucketStore;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.kotlin.KotlinModule;

/** A bucket's keys outlive the process, cost the same however many there are, and are S3Mock's own to whoever asks. */
class BucketStoreTest {

    private static final String BUCKET = "intake";
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new KotlinModule.Builder().build()).build();

    @TempDir
    Path root;

    private BucketStore opened() {
        BucketStore store = new BucketStore(root.toFile(), DateTimeFormatter.ISO_DATE_TIME, "eu-west-2", JSON);
        store.loadBuckets(Files.isDirectory(root.resolve(BUCKET)) ? List.of(BUCKET) : List.of());
        return store;
    }

    private BucketStore created() {
        BucketStore store = opened();
        store.createBucket(BUCKET, false, ObjectOwnership.BUCKET_OWNER_ENFORCED, null, null, null);
        return store;
    }

    private Path log() {
        return root.resolve(BUCKET).resolve("keys.log");
    }

    private Path metadata() {
        return root.resolve(BUCKET).resolve(BucketStore.BUCKET_META_FILE);
    }

    @Test
    void whatS3MockCallsIsThere() throws Exception {
        try (S3MockClasses s3Mock = S3MockClasses.open()) {
            assertThat(signatures(BucketStore.class))
                    .containsExactlyInAnyOrderElementsOf(signatures(s3Mock.bucketStore()));
        }
    }

    @Test
    void aDirectoryThatS3MocksOwnClassWroteOpens() throws Exception {
        List<UUID> ids;
        try (S3MockClasses s3Mock = S3MockClasses.open()) {
            ids = s3Mock.writeBucket(root, BUCKET, List.of("a/1", "a/2", "b"));
        }

        BucketStore store = opened();

        assertThat(store.lookupIdsInBucket("", BUCKET)).isEqualTo(ids);
        assertThat(store.isObjectLockEnabled(BUCKET)).isTrue();
        assertThat(store.addKeyToBucket("a/2", BUCKET)).isEqualTo(ids.get(1));
    }

    @Test
    void aBucketsTimeIsThatOfGreenwichWhereverTheMachineStands() {
        TimeZone here = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
        try {
            String made = created().getBucketMetadata(BUCKET).getCreationDate();
            assertThat(LocalDateTime.parse(made).toInstant(ZoneOffset.UTC)).isBeforeOrEqualTo(Instant.now());
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void s3MocksOwnClassOpensADirectoryThatWasOpenedAgain() throws Exception {
        UUID id = created().addKeyToBucket("a/1", BUCKET);
        opened();

        try (S3MockClasses s3Mock = S3MockClasses.open()) {
            assertThat(s3Mock.finds(root, BUCKET, "a/1", id)).isTrue();
        }
    }

    @Test
    void theThousandthKeyCostsNoMoreThanTheFirst() throws Exception {
        BucketStore store = created();
        store.addKeyToBucket("key-0000", BUCKET);
        long first = Files.size(log());
        String settings = Files.readString(metadata());
        for (int i = 1; i < 1000; i++) {
            store.addKeyToBucket("key-%04d".formatted(i), BUCKET);
        }

        assertThat(log()).hasSize(1000 * first);
        assertThat(metadata()).hasContent(settings);
    }

    @Test
    void noFileIsReadToFindAKey() throws Exception {
        BucketStore store = created();
        UUID id = store.addKeyToBucket("a", BUCKET);
        Files.delete(metadata());
        Files.delete(log());

        assertThat(store.getBucketMetadata(BUCKET).getID("a")).isEqualTo(id);
        assertThat(store.lookupKeysInBucket(null, BUCKET)).containsExactly("a");
        assertThat(store.doesBucketExist(BUCKET)).isTrue();
    }

    @Test
    void whatWasAddedAndRemovedIsStillSoAfterTheEndOfTheProcess() {
        BucketStore store = created();
        UUID kept = store.addKeyToBucket("kept", BUCKET);
        store.addKeyToBucket("gone", BUCKET);
        store.removeFromBucket("gone", BUCKET);
        store.addKeyToBucket("back", BUCKET);
        store.removeFromBucket("back", BUCKET);
        UUID back = store.addKeyToBucket("back", BUCKET);

        assertThat(opened().getBucketMetadata(BUCKET).getObjects()).isEqualTo(Map.of("kept", kept, "back", back));
    }

    @Test
    void theLogIsEmptyAndTheMetadataWholeOnceABucketIsOpened() throws Exception {
        UUID id = created().addKeyToBucket("a", BUCKET);

        opened();

        assertThat(log()).doesNotExist();
        assertThat(Files.readString(metadata())).contains("\"a\":\"" + id + "\"");
    }

    @Test
    void anEndBetweenTheMetadataAndTheLogChangesNothing() throws Exception {
        BucketStore store = created();
        UUID first = store.addKeyToBucket("first", BUCKET);
        store.addKeyToBucket("second", BUCKET);
        store.removeFromBucket("second", BUCKET);
        byte[] lines = Files.readAllBytes(log());
        opened();
        Files.write(log(), lines);

        assertThat(opened().getBucketMetadata(BUCKET).getObjects()).isEqualTo(Map.of("first", first));
    }

    @Test
    void aLineThatWasNotWrittenToItsEndIsLeftOutAndOverwritten() throws Exception {
        UUID first = created().addKeyToBucket("first", BUCKET);
        String torn = "+" + UUID.randomUUID() + "a-long-key-that-was-cut-o";
        Files.writeString(log(), torn, StandardOpenOption.APPEND);

        UUID second = opened().addKeyToBucket("second", BUCKET);

        assertThat(opened().getBucketMetadata(BUCKET).getObjects()).isEqualTo(Map.of("first", first, "second", second));
    }

    @Test
    void aHalfLineOfAFailedAppendIsCutOffByTheNext() throws Exception {
        BucketStore store = created();
        UUID first = store.addKeyToBucket("first", BUCKET);
        Files.writeString(log(), "+" + UUID.randomUUID() + "x".repeat(200), StandardOpenOption.APPEND);
        UUID second = store.addKeyToBucket("second", BUCKET);

        assertThat(opened().getBucketMetadata(BUCKET).getObjects()).isEqualTo(Map.of("first", first, "second", second));
    }

    @Test
    void aDamagedLogOpensNoBucket() throws Exception {
        created().addKeyToBucket("first", BUCKET);
        Files.writeString(log(), "what is this\n", StandardOpenOption.APPEND);

        assertThatThrownBy(this::opened).rootCause().hasMessageContaining("damaged");
    }

    @Test
    void aKeyThatIsNotOnDiskIsNotThere() throws Exception {
        BucketStore store = created();
        Files.createDirectory(log());

        assertThatThrownBy(() -> store.addKeyToBucket("a", BUCKET)).isInstanceOf(IllegalStateException.class);
        assertThat(store.getBucketMetadata(BUCKET).getID("a")).isNull();
    }

    @Test
    void aKeyMayHoldAnyCharacter() {
        List<String> keys = List.of("a b+c", "line\nbreak", "ä/\uD83D\uDE00", "%41", "");
        BucketStore store = created();
        keys.forEach(key -> store.addKeyToBucket(key, BUCKET));

        assertThat(opened().lookupKeysInBucket("", BUCKET)).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void aPrefixFindsItsKeysInOrder() {
        BucketStore store = created();
        Stream.of("b", "a/2", "a0", "a/10", "a", "a/1").forEach(key -> store.addKeyToBucket(key, BUCKET));

        assertThat(store.lookupKeysInBucket("a/", BUCKET)).containsExactly("a/1", "a/10", "a/2");
    }

    @Test
    void aSettingIsKeptWithTheKeysThatWereThere() {
        BucketStore store = created();
        UUID id = store.addKeyToBucket("a", BUCKET);
        store.storeVersioningConfiguration(
                store.getBucketMetadata(BUCKET),
                new VersioningConfiguration(null, VersioningConfiguration.Status.ENABLED));
        UUID later = store.addKeyToBucket("b", BUCKET);

        BucketStore again = opened();

        assertThat(again.getBucketMetadata(BUCKET).isVersioningEnabled()).isTrue();
        assertThat(again.getBucketMetadata(BUCKET).getObjects()).isEqualTo(Map.of("a", id, "b", later));
    }

    @Test
    void onlyAnEmptyBucketIsDeletedAndItsNameIsFreeAgain() {
        BucketStore store = created();
        store.addKeyToBucket("a", BUCKET);

        assertThat(store.deleteBucket(BUCKET)).isFalse();
        store.removeFromBucket("a", BUCKET);
        assertThat(store.deleteBucket(BUCKET)).isTrue();
        assertThat(root.resolve(BUCKET)).doesNotExist();
        store.createBucket(BUCKET, false, ObjectOwnership.BUCKET_OWNER_ENFORCED, null, null, null);
        assertThat(opened().isBucketEmpty(BUCKET)).isTrue();
    }

    @Test
    void aBucketsNameLeadsNowhereElse() {
        assertThatThrownBy(() ->
                        opened().createBucket("../out", false, ObjectOwnership.BUCKET_OWNER_ENFORCED, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysThatManyAddWhileOthersListHaveOneIdEach() throws Exception {
        BucketStore store = created();
        Map<String, Set<UUID>> answered = new ConcurrentHashMap<>();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = IntStream.range(0, 8)
                    .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                        start.await();
                        for (int i = 0; i < 200; i++) {
                            String key = "key-" + i;
                            answered.computeIfAbsent(key, none -> ConcurrentHashMap.newKeySet())
                                    .add(store.addKeyToBucket(key, BUCKET));
                            assertThat(store.lookupKeysInBucket("key-", BUCKET))
                                    .isSorted()
                                    .contains(key);
                        }
                        return thread;
                    }))
                    .toList();
            start.countDown();
            for (Future<?> done : work) {
                done.get();
            }
        }

        Map<String, Set<UUID>> kept = new TreeMap<>();
        opened().getBucketMetadata(BUCKET).getObjects().forEach((key, id) -> kept.put(key, Set.of(id)));
        assertThat(kept).hasSize(200).isEqualTo(answered);
    }

    /** Kotlin's companion object is for Kotlin's callers of constants, which compilers copy. */
    private static Set<String> signatures(Class<?> type) {
        return Stream.of(type.getConstructors(), type.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .map(Executable.class::cast)
                .filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
                .map(Executable::toGenericString)
                .collect(Collectors.toSet());
    }
}
