package health.pratique.fraud;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.KitSettings;
import health.pratique.model.Custodian;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Teaches a custodian's forest what its own documents of the last days were like. Nobody can teach it an attack: it learns a few
 * documents of each actor a day, none that anybody suspected or the forest that it began with would hold; as many invented ordinary
 * ones go in beside them; and what comes of it judges only if it tells the attacks of {@link Examinees} as well as before.
 */
final class ForestLearner {

    static final String STEP = "LearnForest";

    private static final String ACTOR = "function:LearnForest";
    /** What was noted of documents is kept for two weeks; days that were missed for longer than this are left out. */
    private static final int DAYS_BACK = 7;
    /** Of fewer documents nothing is learned that is worth a version. */
    private static final int LEAST = 32;

    private final LearnedForests forests;
    private final Lessons lessons;
    private final OrdinaryForests ordinary;
    private final CustodianTrail trail;
    private final KitSettings settings;
    private final InstantSource clock;
    private final Examinees examinees = Examinees.shipped();

    ForestLearner(
            LearnedForests forests,
            Lessons lessons,
            OrdinaryForests ordinary,
            CustodianTrail trail,
            KitSettings settings,
            InstantSource clock) {
        this.forests = forests;
        this.lessons = lessons;
        this.ordinary = ordinary;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
    }

    /** Learns the days that are over and were not learned; a call that comes twice finds nothing left to learn. */
    Learned learn(Custodian custodian) {
        OptionalLong newest = forests.newest(custodian);
        LearnedForest before = newest.isEmpty() ? null : readable(custodian, newest.getAsLong());
        LocalDate through = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        LocalDate earliest = through.minusDays(DAYS_BACK - 1L);
        LocalDate from = before == null || before.through().isBefore(earliest)
                ? earliest
                : before.through().plusDays(1);
        List<FeatureVector> lesson = lesson(custodian, from, through);
        if (lesson.size() < LEAST) {
            return Learned.TOO_LITTLE;
        }
        GrownForest taught = pupil(before).taught(besideOrdinary(lesson), ordinary.unseen());
        LearnedForest version = LearnedForest.of(
                custodian,
                newest.orElse(0) + 1,
                through,
                (before == null ? 0 : before.vectors()) + lesson.size(),
                taught);
        ForestExamination examined = ForestExamination.of(taught, examinees);
        Optional<String> failure = examined.failure(ForestExamination.of(ordinary.windows(), examinees));
        Map<String, String> facts = facts(version, before, lesson.size(), examined);
        return failure.isPresent() ? setAside(version, facts, failure.get()) : accepted(version, facts);
    }

    /** The event first: a version that no event tells of can then not come to judge. */
    private Learned accepted(LearnedForest version, Map<String, String> facts) {
        trail.record(version.custodian(), entry(AuditOutcome.SUCCESS, facts));
        if (forests.put(version)) {
            return Learned.ACCEPTED;
        }
        trail.record(version.custodian(), entry(AuditOutcome.FAILED, facts));
        return Learned.OVERTAKEN;
    }

    private Learned setAside(LearnedForest version, Map<String, String> facts, String failure) {
        forests.setAside(version);
        Map<String, String> told = new HashMap<>(facts);
        told.put("why", failure);
        trail.record(version.custodian(), entry(AuditOutcome.REFUSED, told));
        return Learned.SET_ASIDE;
    }

    private List<FeatureVector> lesson(Custodian custodian, LocalDate from, LocalDate through) {
        GrownForest beginner = ordinary.windows();
        List<FeatureVector> lesson = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(through); day = day.plusDays(1)) {
            // Asked of the forest that has learned nothing, so that no one can move the bound step by step.
            lesson.addAll(lessons.of(custodian, day, vector -> beginner.score(vector) < FraudEvaluation.THRESHOLD));
        }
        return lesson;
    }

    /** One that cannot be read is left behind, and learning begins anew. */
    private @Nullable LearnedForest readable(Custodian custodian, long number) {
        try {
            return forests.find(custodian, number).orElse(null);
        } catch (ForestUnreadable unfit) {
            return null;
        }
    }

    private GrownForest pupil(@Nullable LearnedForest before) {
        try {
            return before == null ? ordinary.windows() : before.restored();
        } catch (ForestUnreadable unfit) {
            return ordinary.windows();
        }
    }

    /** Other invented ones each time, so that what was learned never outweighs what every forest began with. */
    private List<FeatureVector> besideOrdinary(List<FeatureVector> lesson) {
        List<FeatureVector> invented = ordinary.taughtWith();
        long start = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay() * Lessons.MOST_OF_A_DAY;
        List<FeatureVector> mixed = new ArrayList<>();
        for (int i = 0; i < lesson.size(); i++) {
            mixed.add(invented.get((int) ((start + i) % invented.size())));
            mixed.add(lesson.get(i));
        }
        return mixed;
    }

    private AuditEntry entry(AuditOutcome outcome, Map<String, String> facts) {
        return new AuditEntry(ACTOR, settings.functionVersion(), STEP, outcome, null, facts);
    }

    private static Map<String, String> facts(
            LearnedForest version, @Nullable LearnedForest before, int learned, ForestExamination examined) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("model", version.model());
        facts.put("fingerprint", version.digest());
        facts.put("after", before == null ? OrdinaryForests.MODEL : before.model());
        facts.put("through", version.through().toString());
        facts.put("documents", Integer.toString(learned));
        facts.put("alarms", Decimals.written(examined.alarms()));
        facts.put("area", Decimals.written(examined.area()));
        return facts;
    }
}
