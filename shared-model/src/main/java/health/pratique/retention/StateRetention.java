package health.pratique.retention;

import health.pratique.model.DocumentKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long a state asks that medical records be kept; a hospital's where the state sets several terms, unless the citation says
 * otherwise. States that are not here are not known: their law has to be asked for.
 *
 * @param state two capital letters
 * @param kinds those that the term is for; none for all others
 * @param years at least, from discharge or last treatment
 * @param minorsUntilAge until which age a minor's record is kept at least, if that is later; absent where the law sets none
 */
public record StateRetention(
        String state,
        Set<DocumentKind> kinds,
        int years,
        @Nullable Integer minorsUntilAge,
        String authority) {

    private static final Set<DocumentKind> ALL = Set.of();

    public static final List<StateRetention> TABLE = List.of(
            new StateRetention("AZ", ALL, 6, 21, "A.R.S. 12-2297"),
            new StateRetention("CA", ALL, 7, 19, "22 CCR 70751"),
            new StateRetention("FL", ALL, 5, null, "Fla. Admin. Code 64B8-10.002 (physicians)"),
            new StateRetention("IL", ALL, 10, null, "210 ILCS 85/6.17(c)"),
            new StateRetention("IN", ALL, 7, null, "Ind. Code 16-39-7-1(b)"),
            new StateRetention("MA", ALL, 20, null, "M.G.L. c. 111, s. 70; 105 CMR 130.370(A)"),
            new StateRetention("NC", ALL, 11, 30, "10A NCAC 13B .3903"),
            new StateRetention(
                    "NJ", Set.of(DocumentKind.DISCHARGE_SUMMARY), 20, 23, "N.J.S.A. 26:8-5 (discharge summary sheet)"),
            new StateRetention("NJ", ALL, 10, 23, "N.J.S.A. 26:8-5"),
            new StateRetention("NY", ALL, 6, 21, "10 NYCRR 405.10(a)(4)"),
            new StateRetention("OR", ALL, 10, null, "OAR 333-505-0050"),
            new StateRetention("PA", ALL, 7, 25, "28 Pa. Code 115.23"),
            new StateRetention("TN", ALL, 10, 19, "Tenn. Code Ann. 68-11-305"),
            new StateRetention("TX", ALL, 10, 20, "Tex. Health & Safety Code 241.103"),
            new StateRetention("VA", ALL, 5, 23, "12 VAC 5-410-370(F)"));

    /** The row for a kind of document, the one that names the kind first. */
    public static Optional<StateRetention> of(String state, DocumentKind kind) {
        return TABLE.stream()
                .filter(row -> row.state.equals(state) && (row.kinds.isEmpty() || row.kinds.contains(kind)))
                .findFirst();
    }
}
