package health.pratique.compliance.unit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The unit atoms of UCUM (version 2.1, tables 1 to 21) that health care writes, and its prefixes. Arbitrary units, which measure only by
 * their own procedure, count as having no dimension.
 */
final class Atoms {

    static final Map<String, Double> PREFIXES = Map.ofEntries(
            Map.entry("Y", 1e24),
            Map.entry("Z", 1e21),
            Map.entry("E", 1e18),
            Map.entry("P", 1e15),
            Map.entry("T", 1e12),
            Map.entry("G", 1e9),
            Map.entry("M", 1e6),
            Map.entry("k", 1e3),
            Map.entry("h", 1e2),
            Map.entry("da", 1e1),
            Map.entry("d", 1e-1),
            Map.entry("c", 1e-2),
            Map.entry("m", 1e-3),
            Map.entry("u", 1e-6),
            Map.entry("n", 1e-9),
            Map.entry("p", 1e-12),
            Map.entry("f", 1e-15),
            Map.entry("a", 1e-18),
            Map.entry("z", 1e-21),
            Map.entry("y", 1e-24),
            Map.entry("Ki", 1024.0),
            Map.entry("Mi", 1024.0 * 1024));

    private static final Dimension LENGTH = Dimension.of(1);
    private static final Dimension TIME = Dimension.of(0, 1);
    private static final Dimension MASS = Dimension.of(0, 0, 1);
    private static final Dimension ANGLE = Dimension.of(0, 0, 0, 1);
    private static final Dimension TEMPERATURE = Dimension.of(0, 0, 0, 0, 1);
    private static final Dimension CHARGE = Dimension.of(0, 0, 0, 0, 0, 1);
    private static final Dimension LIGHT = Dimension.of(0, 0, 0, 0, 0, 0, 1);
    private static final Dimension VOLUME = Dimension.of(3);
    private static final Dimension FREQUENCY = Dimension.of(0, -1);
    private static final Dimension FORCE = Dimension.of(1, -2, 1);
    private static final Dimension PRESSURE = Dimension.of(-1, -2, 1);
    private static final Dimension ENERGY = Dimension.of(2, -2, 1);
    private static final Dimension POWER = Dimension.of(2, -3, 1);
    private static final Dimension VOLTAGE = Dimension.of(2, -2, 1, 0, 0, -1);

    private static final Map<String, Unit> UNITS = new HashMap<>();

    /** Those before which a prefix may stand. */
    private static final Set<String> METRIC = Set.of(
            "m s g rad K C cd mol sr Hz N Pa J W A V F Ohm S Wb Cel T H lm lx Bq Gy Sv l L ar t bar u eV pc kat U cal [Cal] b St P Ci R RAD REM Bi dyn erg gf Np B B[V] B[mV] B[uV] bit By Bd [iU] [IU] eq osm g% m[H2O] m[Hg] [arb'U] [USP'U]"
                    .split(" "));

    static {
        put(LENGTH, "m", 1, "[in_i]", 0.0254, "[ft_i]", 0.3048, "[yd_i]", 0.9144, "[mi_i]", 1609.344, "Ao", 1e-10);
        put(
                LENGTH,
                "[in_us]",
                0.0254000508,
                "[ft_us]",
                0.3048006096,
                "[Ch]",
                1.0 / 3000,
                "[hnsf'U]",
                1,
                "pc",
                3.0857e16);
        put(TIME, "s", 1, "min", 60, "h", 3600, "d", 86400, "wk", 604800, "mo", 2629800, "a", 31557600);
        put(
                TIME,
                "a_j",
                31557600,
                "mo_j",
                2629800,
                "a_t",
                31556925.216,
                "a_g",
                31556952,
                "mo_g",
                2629746,
                "mo_s",
                2551442.9);
        put(
                MASS,
                "g",
                1,
                "t",
                1e6,
                "u",
                1.66053e-24,
                "[lb_av]",
                453.59237,
                "[oz_av]",
                28.349523125,
                "[gr]",
                0.06479891);
        put(MASS, "[stone_av]", 6350.29318, "[oz_tr]", 31.1034768, "[dr_av]", 1.7718451953125, "[car_m]", 0.2);
        put(ANGLE, "rad", 1, "deg", Math.PI / 180, "'", Math.PI / 10800, "''", Math.PI / 648000, "gon", Math.PI / 200);
        put(CHARGE, "C", 1, "e", 1.60218e-19);
        put(LIGHT, "cd", 1);
        put(VOLUME, "l", 1e-3, "L", 1e-3, "[foz_us]", 2.95735e-5, "[gal_us]", 3.78541e-3, "[pt_us]", 4.73176e-4);
        put(VOLUME, "[qt_us]", 9.46353e-4, "[cup_us]", 2.36588e-4, "[tbs_us]", 1.47868e-5, "[tsp_us]", 4.92892e-6);
        put(VOLUME, "[cup_m]", 2.4e-4, "[tbs_m]", 1.5e-5, "[tsp_m]", 5e-6, "[foz_m]", 3e-5, "[drp]", 5e-8);
        put(FREQUENCY, "Hz", 1, "Bq", 1, "Ci", 3.7e10, "Bd", 1);
        put(FORCE, "N", 1e3, "dyn", 1e-2, "gf", 9.80665, "[lbf_av]", 4448.22);
        put(PRESSURE, "Pa", 1e3, "bar", 1e8, "atm", 1.01325e8, "m[Hg]", 1.33322387415e8, "m[H2O]", 9.80665e6);
        put(PRESSURE, "[in_i'Hg]", 3.386389e6, "[psi]", 6.894757e6, "[in_i'H2O]", 2.490889e5);
        put(ENERGY, "J", 1e3, "erg", 1e-4, "eV", 1.60218e-16, "cal", 4184, "cal_th", 4184, "[Cal]", 4184000);
        put(POWER, "W", 1e3, "[HP]", 745700);
        put(VOLTAGE, "V", 1e3, "B[V]", 1e3, "B[mV]", 1, "B[uV]", 1e-3);
        put(Dimension.of(0, -1, 0, 0, 0, 1), "A", 1, "Bi", 10);
        put(Dimension.of(2, -1, 1, 0, 0, -2), "Ohm", 1e3);
        put(Dimension.of(-2, 1, -1, 0, 0, 2), "S", 1e-3, "F", 1e-3);
        put(Dimension.of(2, -2), "Gy", 1, "Sv", 1, "RAD", 0.01, "REM", 0.01);
        put(Dimension.of(0, -1, 1, 0, 0, -1), "T", 1e3, "G", 0.1);
        put(Dimension.of(2), "ar", 100, "b", 1e-28, "[acr_us]", 4046.87);
        put(Dimension.of(2, -1), "St", 1e-4);
        put(Dimension.of(-1, -1, 1), "P", 100);
        put(Dimension.of(-2, 0, 0, 0, 0, 0, 1), "lx", 1);
        put(Dimension.of(0, -1), "kat", 6.0221367e23, "U", 6.0221367e17 / 60);
        put(Dimension.of(-1), "[diop]", 1);
        put(Dimension.of(-3, 0, 1), "g%", 1e4);
        put(Dimension.NONE, "1", 1, "%", 0.01, "mol", 6.0221367e23, "eq", 6.0221367e23, "osm", 6.0221367e23);
        put(
                Dimension.NONE,
                "[pH]",
                1,
                "[iU]",
                1,
                "[IU]",
                1,
                "[ppth]",
                1e-3,
                "[ppm]",
                1e-6,
                "[ppb]",
                1e-9,
                "[pptr]",
                1e-12);
        put(
                Dimension.NONE,
                "10*",
                10,
                "10^",
                10,
                "[pi]",
                Math.PI,
                "sr",
                1,
                "lm",
                1,
                "Np",
                1,
                "B",
                1,
                "bit",
                1,
                "By",
                8);
        arbitrary(
                "[arb'U] [USP'U] [CFU] [FFU] [PFU] [TCID_50] [CCID_50] [EID_50] [LD_50] [ELU] [EU] [GPL'U] [MPL'U] [APL'U]");
        arbitrary(
                "[anti'Xa'U] [AU] [BAU] [BDSK'U] [bbl_us] [beth'U] [D'ag'U] [dye'U] [hp_C] [hp_M] [hp_Q] [hp_X] [HPF] [LPF]");
        arbitrary(
                "[IR] [Lf] [knk'U] [ka'U] [kp_C] [mclg'U] [MET] [NTU] [FNU] [PRU] [S] [smgy'U] [todd'U] [tb'U] [IOIB'U] [Amb'a'1'U]");
        arbitrary("[p'diop] [mesh_i] [hd_i] circ sph [m/s2/Hz^0.5] [in_i'H2O] [degRe] [crd_us] [nmi_i] [kn_i]");
        UNITS.put("K", Unit.of(1, TEMPERATURE));
        UNITS.put("Cel", Unit.celsius(TEMPERATURE));
        UNITS.put("[degF]", Unit.fahrenheit(TEMPERATURE));
    }

    private Atoms() {}

    static Map<String, Unit> units() {
        return UNITS;
    }

    static boolean isMetric(String atom) {
        return METRIC.contains(atom);
    }

    private static void put(Dimension dimension, Object... sizes) {
        for (int at = 0; at < sizes.length; at += 2) {
            UNITS.put((String) sizes[at], Unit.of(((Number) sizes[at + 1]).doubleValue(), dimension));
        }
    }

    private static void arbitrary(String atoms) {
        for (String atom : atoms.split(" ")) {
            UNITS.putIfAbsent(atom, Unit.of(1, Dimension.NONE));
        }
    }
}
