package health.pratique.phi.evaluate;

import health.pratique.model.ReleasePolicy;
import health.pratique.phi.PhiType;
import health.pratique.phi.Treatment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes {@code docs/phi-types.md} from {@link PhiType} and the policy table, so that the document cannot say anything else than the code. */
public final class PhiTypesDocument {

    private static final String HEAD = """
            # PHI types

            Generated from `PhiType` and `release-policies.txt`; a test fails when this page and they differ. Paragraphs are those of
            45 CFR 164.514(b)(2)(i). What each release policy does: *mask* puts the mask in the text's place, *year* leaves the year unless it
            tells an age over 89, *zip3* leaves three digits unless 20,000 people or fewer live there, *age 90* turns an age over 89 into
            "90 or older", *shift weeks* moves a date by the subject's own number of whole weeks (*shift days*: of days), *surrogate* puts
            another value of the same shape, *token* one that a holder of the subject's key can turn back.

            | type | paragraph | what | mask | Safe Harbor | limited data set | pseudonymised |
            |---|---|---|---|---|---|---|
            """;

    private PhiTypesDocument() {}

    /** The page as Markdown. */
    public static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        Stream.of(PhiType.values())
                .sorted(Comparator.comparing(PhiType::paragraph))
                .forEach(type -> page.append("| `%s` | (%s) | %s | `%s` | %s | %s | %s |\n"
                        .formatted(
                                type,
                                type.paragraph(),
                                type.description(),
                                type.mask(),
                                words(type.under(ReleasePolicy.SAFE_HARBOR)),
                                words(type.under(ReleasePolicy.LIMITED_DATASET)),
                                words(type.under(ReleasePolicy.PSEUDONYMISED)))));
        return page.toString();
    }

    private static String words(Treatment treatment) {
        return treatment.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@code FILE}: writes the page there. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("usage: PhiTypesDocument FILE");
        }
        Files.writeString(Path.of(arguments[0]), text());
    }
}
