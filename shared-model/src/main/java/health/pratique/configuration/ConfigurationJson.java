package health.pratique.configuration;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A custodian's configuration as JSON. Read by hand, so that a mistake is named by its place, and without reflection. */
public final class ConfigurationJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private static final Pattern STATE = Pattern.compile("[A-Z]{2}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,5}(?:-[a-z]{2,10}){1,2}-\\d{1,2}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ./:_-]{0,99}");
    private static final String REFERENCE_FORM = "a reference of up to 100 letters, digits, spaces and . / : _ -";

    private ConfigurationJson() {}

    /** @throws InvalidConfiguration naming all that is wrong */
    public static ConfigurationContent read(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new InvalidConfiguration(
                    List.of("it is not JSON, line " + broken.getLocation().getLineNr()));
        }
        List<String> problems = new ArrayList<>();
        ConfigurationContent content = content(new CheckedObject("", root, problems));
        if (!problems.isEmpty()) {
            throw new InvalidConfiguration(problems);
        }
        return content;
    }

    /** Whole: with the defaults that were in force when it was written, so that later ones do not change it. */
    public static String write(ConfigurationContent content) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode packs = root.putObject("packs");
        for (RulePack pack : RulePack.values()) {
            if (content.packs().containsKey(pack)) {
                packs.put(pack.name(), content.packs().get(pack));
            }
        }
        root.putObject("thresholds")
                .put("smallestCell", content.thresholds().smallestCell())
                .put("duplicateStatements", content.thresholds().duplicateStatements())
                .put("implausibleValues", content.thresholds().implausibleValues())
                .put("oldestRecordYears", content.thresholds().oldestRecordYears());
        root.putObject("retention")
                .put("state", content.retention().state())
                .put("originalsKeptYears", content.retention().originalsKeptYears())
                .put("minorsKeptUntilAge", content.retention().minorsKeptUntilAge());
        ObjectNode protection = root.putObject("dataProtection")
                .put("lawfulBasis", content.dataProtection().lawfulBasis().name())
                .put(
                        "specialCategoryBasis",
                        content.dataProtection().specialCategoryBasis().name())
                .put("transferBasis", content.dataProtection().transferBasis().name());
        new TreeSet<>(content.dataProtection().regions()).forEach(protection.putArray("regions")::add);
        ResearchApproval research = content.research();
        root.putObject("research")
                .put("approval", research.approval())
                .put(
                        "approvedUntil",
                        research.approvedUntil() == null
                                ? null
                                : research.approvedUntil().toString())
                .put("dataUseAgreement", research.dataUseAgreement())
                .put("expertDetermination", research.expertDetermination())
                .put("modelTraining", research.modelTraining());
        root.putObject("review").put("twoPeople", content.review().twoPeople());
        return root.toPrettyString();
    }

    private static ConfigurationContent content(CheckedObject root) {
        ConfigurationContent content = new ConfigurationContent(
                packs(root.object("packs")),
                thresholds(root.object("thresholds")),
                retention(root.object("retention")),
                dataProtection(root.object("dataProtection")),
                research(root.object("research")),
                review(root.object("review")));
        root.end();
        return content;
    }

    private static Map<RulePack, Boolean> packs(CheckedObject object) {
        Map<RulePack, Boolean> packs = new EnumMap<>(RulePack.class);
        for (RulePack pack : RulePack.values()) {
            Boolean on = object.flag(pack.name());
            if (on != null) {
                packs.put(pack, on);
            }
        }
        object.end();
        return packs;
    }

    private static Thresholds thresholds(CheckedObject object) {
        Thresholds fallback = Thresholds.DEFAULT;
        Thresholds thresholds = new Thresholds(
                object.number("smallestCell", fallback.smallestCell(), 1, 1_000),
                object.number("duplicateStatements", fallback.duplicateStatements(), 0, 100_000),
                object.number("implausibleValues", fallback.implausibleValues(), 0, 100_000),
                object.number("oldestRecordYears", fallback.oldestRecordYears(), 1, 200));
        object.end();
        return thresholds;
    }

    private static RetentionPlan retention(CheckedObject object) {
        RetentionPlan plan = new RetentionPlan(
                object.text("state", STATE, "two capital letters, such as CA"),
                object.number("originalsKeptYears", 1, 200),
                object.number("minorsKeptUntilAge", 18, 120));
        object.end();
        return plan;
    }

    private static DataProtection dataProtection(CheckedObject object) {
        DataProtection fallback = DataProtection.DEFAULT;
        DataProtection protection = new DataProtection(
                object.choice("lawfulBasis", LawfulBasis.class, fallback.lawfulBasis()),
                object.choice("specialCategoryBasis", SpecialCategoryBasis.class, fallback.specialCategoryBasis()),
                object.texts("regions", REGION, "an AWS region such as eu-central-1"),
                object.choice("transferBasis", TransferBasis.class, fallback.transferBasis()));
        object.end();
        return protection;
    }

    private static ResearchApproval research(CheckedObject object) {
        ResearchApproval research = new ResearchApproval(
                object.text("approval", REFERENCE, REFERENCE_FORM),
                object.date("approvedUntil"),
                object.text("dataUseAgreement", REFERENCE, REFERENCE_FORM),
                object.text("expertDetermination", REFERENCE, REFERENCE_FORM),
                Boolean.TRUE.equals(object.flag("modelTraining")));
        object.end();
        return research;
    }

    private static ReviewPlan review(CheckedObject object) {
        ReviewPlan plan = new ReviewPlan(Boolean.TRUE.equals(object.flag("twoPeople")));
        object.end();
        return plan;
    }
}
