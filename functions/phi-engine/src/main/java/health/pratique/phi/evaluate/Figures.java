package health.pratique.phi.evaluate;

import java.util.Locale;

/** How figures are written for people. */
final class Figures {

    private static final String NONE = "-";

    private Figures() {}

    /** One decimal; 100.0 % and 0.0 % only if it is all and nothing. */
    static String percent(Share share) {
        if (!share.isDefined()) {
            return NONE;
        }
        double percent = Math.round(share.value() * 1000) / 10.0;
        if (percent >= 100 && share.part() < share.whole()) {
            percent = 99.9;
        } else if (percent <= 0 && share.part() > 0) {
            return "<0.1 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", percent);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** The 95 % interval. */
    static String interval(Share share) {
        return share.isDefined()
                ? String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * share.low(), 100 * share.high())
                : NONE;
    }

    /** Two decimals, or three where two would show nothing. */
    static String rate(Share share) {
        if (!share.isDefined()) {
            return NONE;
        }
        boolean small = share.part() > 0 && share.value() < 0.01;
        return String.format(Locale.ROOT, small ? "%.3f" : "%.2f", share.value());
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
