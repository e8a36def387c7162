package health.pratique.phi.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;

/** The figures for machines, under the names of the published scorer. They hold none of the text. */
final class FiguresJson {

    private FiguresJson() {}

    static ObjectNode of(Evaluation evaluation) {
        ObjectNode figures = new ObjectMapper().createObjectNode();
        EvaluationOptions options = evaluation.options();
        figures.put("policy", options.policy().name());
        if (options.variants().contains(Variant.SCANNED)) {
            figures.put("scan_seed", options.seed()).put("scan_rate", options.rate());
        }
        ObjectNode files = figures.putObject("files");
        for (Path file : evaluation.files()) {
            ObjectNode variants = files.putObject(file.toString());
            options.variants().forEach(variant -> variants.set(variant.word(), of(evaluation.of(file, variant))));
        }
        ObjectNode total = figures.putObject("total");
        options.variants().forEach(variant -> total.set(variant.word(), of(evaluation.total(variant))));
        return figures;
    }

    static ObjectNode of(Scores scores) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        TypeRecall recall = scores.recall();
        node.put("docs", scores.documents());
        node.put("chars", scores.characters());
        node.put("safe_harbor_spans", recall.labels());
        put(node, "leak_recall", recall.full());
        node.put("leaked", recall.labels() - recall.gone());
        put(node, "partial_recall", recall.partial());
        put(node, "doc_clean", scores.documentsWithoutLeak());
        put(node, "precision", scores.precision());
        node.put("false_positives", scores.falsePositives());
        put(node, "over_redaction_docs", scores.cleanWithFalsePositive());
        put(node, "over_redaction_docs_any", scores.cleanTouched());
        node.put("clean_docs", scores.cleanTouched().whole());
        put(node, "fp_per_1000_chars", scores.falsePositivesPerThousand());
        put(node, "redacted_nonphi_char_share", scores.overRedactedCharacters());
        node.set("strict_typed", of(scores.typed().strict()));
        node.set("relaxed_typed", of(scores.typed().relaxed()));
        ObjectNode types = node.putObject("recall_by_type");
        scores.byType().forEach((type, one) -> {
            ObjectNode row = types.putObject(type).put("spans", one.labels());
            put(row, "full", one.full());
            put(row, "partial", one.partial());
        });
        ObjectNode confusion = node.putObject("confusion");
        scores.confusion().rows().forEach((row, columns) -> {
            ObjectNode cells = confusion.putObject(row);
            columns.forEach(cells::put);
        });
        return node;
    }

    private static ObjectNode of(FMeasure measure) {
        return new ObjectMapper()
                .createObjectNode()
                .put("p", rounded(measure.precision()))
                .put("r", rounded(measure.recall()))
                .put("f1", rounded(measure.f1()));
    }

    private static void put(ObjectNode node, String name, Share share) {
        if (share.isDefined()) {
            node.put(name, rounded(share.value()));
        } else {
            node.putNull(name);
        }
    }

    /** To four digits, of the exact binary value, halves to even. */
    private static double rounded(double value) {
        return new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
    }
}
