package health.pratique.local.cloud.comprehend;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in the pattern's group {@code phi} is of this type.
 *
 * @param score how often that is so, as far as one can tell from the form
 */
record EntityRule(EntityType type, double score, Pattern pattern) {

    static EntityRule of(EntityType type, double score, String pattern) {
        return new EntityRule(type, score, Pattern.compile(pattern));
    }

    /** Upper and lower case count alike. */
    static EntityRule anyCase(EntityType type, double score, String pattern) {
        return new EntityRule(type, score, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    void find(String text, Consumer<PhiEntity> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.accept(new PhiEntity(matcher.start("phi"), matcher.end("phi"), type, score));
        }
    }
}
