package health.pratique.phi.training;

import health.pratique.phi.PhiCategory;
import health.pratique.phi.TextRange;
import health.pratique.phi.evaluate.ScanNoise.Label;
import health.pratique.phi.recognizer.Findings;
import health.pratique.phi.recognizer.Recognizer;
import health.pratique.phi.recognizer.Recognizers;
import health.pratique.phi.tagger.OpenWords;
import health.pratique.phi.tagger.Rows;
import health.pratique.phi.tagger.Tag;
import health.pratique.phi.tagger.WordFeatures;
import health.pratique.phi.tagger.WordKinds;
import health.pratique.phi.text.Lexicon;
import health.pratique.phi.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Turns labelled texts into examples, through the very tokens, rules and features that the engine uses. Some texts are read
 * without the rules, so that the model learns from all names and numbers, not only from those that the rules miss.
 */
final class ExampleReader {

    /** The rules that take their part of a text before the tagger sees it. */
    enum Rules {
        /** Those of the engine. */
        ALL,
        /** All but those for names, houses and places. */
        FORMS,
        NONE;

        static Rules draw(SplittableRandom random) {
            int drawn = random.nextInt(10);
            return drawn < 5 ? ALL : drawn < 8 ? FORMS : NONE;
        }
    }

    private final Tokens tokens;
    private final List<Recognizer> all = Recognizers.standard();
    private final List<Recognizer> forms = Recognizers.ofForms();
    private final WordFeatures features = new WordFeatures(WordKinds.standard());
    private int settledNames;
    private int openNames;

    ExampleReader(Lexicon lexicon) {
        this.tokens = new Tokens(lexicon);
    }

    List<Example> read(LabelledText text, Rules rules) {
        tokens.read(text.text(), 0, text.text().length());
        Findings findings = new Findings();
        List<Recognizer> recognizers =
                switch (rules) {
                    case ALL -> all;
                    case FORMS -> forms;
                    case NONE -> List.of();
                };
        for (Recognizer recognizer : recognizers) {
            recognizer.recognize(tokens, findings);
        }
        byte[] tags = tags(text);
        OpenWords words = new OpenWords(tokens, findings);
        count(words, tags, findings);
        List<Example> examples = new ArrayList<>();
        Rows rows = new Rows(words);
        while (rows.next()) {
            examples.add(example(words, rows, tags));
        }
        return examples;
    }

    /** Share of the words of names, places and organisations, not found by rules, that the tagger gets to see. */
    double openShare() {
        return openNames / (double) Math.max(1, openNames + settledNames);
    }

    private void count(OpenWords words, byte[] tags, Findings findings) {
        for (int at = 0; at < tags.length; at++) {
            if (tags[at] > 0 && tokens.isWord(at) && tokens.length(at) > 1 && !findings.taken(at)) {
                openNames += words.open(at) ? 1 : 0;
                settledNames += words.open(at) ? 0 : 1;
            }
        }
    }

    private Example example(OpenWords words, Rows rows, byte[] tags) {
        int[] hashes = new int[rows.size() * 48];
        int size = 0;
        int[] ends = new int[rows.size()];
        byte[] wanted = new byte[rows.size()];
        byte[] distances = new byte[rows.size()];
        for (int word = 0; word < rows.size(); word++) {
            features.read(words, rows.token(word));
            if (size + features.count() > hashes.length) {
                hashes = Arrays.copyOf(hashes, (size + features.count()) * 2);
            }
            for (int feature = 0; feature < features.count(); feature++) {
                hashes[size++] = features.hash(feature);
            }
            ends[word] = size;
            wanted[word] = tags[rows.token(word)];
            distances[word] = (byte) rows.distance(word);
        }
        return new Example(Arrays.copyOf(hashes, size), ends, wanted, distances);
    }

    private byte[] tags(LabelledText text) {
        byte[] tags = new byte[tokens.size()];
        List<TextRange> places = new ArrayList<>(tokens.size());
        for (int at = 0; at < tokens.size(); at++) {
            places.add(tokens.original(at));
        }
        for (Label label : text.labels()) {
            byte tag = tag(label.category());
            for (int at = 0; at < tags.length; at++) {
                if (places.get(at).start() < label.end()
                        && label.start() < places.get(at).end()) {
                    tags[at] = tag;
                }
            }
        }
        return tags;
    }

    private static byte tag(String category) {
        for (PhiCategory known : PhiCategory.values()) {
            if (known.name().equals(category)) {
                return switch (known) {
                    case NAME -> (byte) Tag.NAME.ordinal();
                    case LOCATION_ADDRESS -> (byte) Tag.PLACE.ordinal();
                    case HOSPITAL -> (byte) Tag.FACILITY.ordinal();
                    case ORGANIZATION -> (byte) Tag.ORGANIZATION.ordinal();
                    case DATE -> (byte) Tag.DATE.ordinal();
                    case PHONE, SSN, ID_OTHER, ACCOUNT, LICENSE, VEHICLE, DEVICE, BIOMETRIC, PHOTO, USERNAME ->
                        (byte) Tag.NUMBER.ordinal();
                    case STATE_COUNTRY, AGE, EMAIL, URL, IP, PROFESSION -> -1;
                };
            }
        }
        return -1;
    }
}
