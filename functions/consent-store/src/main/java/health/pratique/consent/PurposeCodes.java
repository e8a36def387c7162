package health.pratique.consent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HL7 v3 PurposeOfUse (code system ActReason): a code and what it is a kind of. */
final class PurposeCodes {

    private static final String TOP = "PurposeOfUse";

    /** Each line a purpose and the purposes below it, as FHIR R4 publishes the code system. */
    private static final Map<String, String> ABOVE = read("""
            PurposeOfUse HMARKT HOPERAT HPAYMT HRESCH PATRQT PUBHLTH TREAT
            HOPERAT CAREMGT DONAT FRAUD GOV HACCRED HCOMPL HDECD HDIRECT HDM HLEGAL HOUTCOMS HPRGRP HQUALIMP HSYSADMIN
            HOPERAT MEMADMIN MILCDM PATADMIN PATSFTY PERFMSR RECORDMGT SYSDEV TRAIN
            HSYSADMIN LABELING METAMGT
            SYSDEV HTEST
            HPAYMT CLMATTCH COVAUTH COVERAGE REMITADV
            COVERAGE ELIGDTRM ELIGVER ENROLLM MILDCRG
            HRESCH BIORCH CLINTRCH DSRCH POARCH TRANSRCH
            CLINTRCH CLINTRCHNPC CLINTRCHPC PRECLINTRCH
            PATRQT FAMRQT PWATRNY SUPNWK
            PUBHLTH DISASTER THREAT
            TREAT CLINTRL COC ETREAT POPHLTH
            ETREAT BTG ERTREAT
            """);

    private PurposeCodes() {}

    static boolean isKnown(String code) {
        return code.equals(TOP) || ABOVE.containsKey(code);
    }

    /** The code itself, then what it is a kind of, up to the top. */
    static List<String> upFrom(String code) {
        List<String> path = new ArrayList<>();
        for (@Nullable String at = code; at != null; at = ABOVE.get(at)) {
            path.add(at);
        }
        return path;
    }

    private static Map<String, String> read(String lines) {
        Map<String, String> above = new HashMap<>();
        lines.lines().map(line -> line.split(" ")).forEach(words -> {
            for (int i = 1; i < words.length; i++) {
                above.put(words[i], words[0]);
            }
        });
        return Map.copyOf(above);
    }
}
