package health.pratique.phi.recognizer;

import health.pratique.phi.PhiType;
import health.pratique.phi.text.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * A word that an identifier follows.
 *
 * @param type of the identifier
 * @param strong whether the identifier may follow at once; a weak word ("case", "patient") needs a "number", "ID", "#" or ":"
 */
record IdentifierCue(PhiType type, boolean strong) {

    /** The cue that the word at the token is, in the light of the word before it; null for none. */
    static @Nullable IdentifierCue at(Tokens tokens, int at) {
        String word = tokens.lower(at);
        return switch (word) {
            case "mrn", "mrns", "medrec", "umrn", "urn", "uhid", "hospno", "chartno", "empi", "patid", "ptid" ->
                strong(PhiType.MRN);
            case "mr", "chart", "charts", "medical", "record", "hospital", "unit" -> weak(PhiType.MRN);
            case "account",
                    "acct",
                    "acc",
                    "iban",
                    "konto",
                    "kontonr",
                    "kontonummer",
                    "cuenta",
                    "conta",
                    "clabe",
                    "sortcode",
                    "bsb" -> strong(PhiType.ACCOUNT);
            case "guarantor", "invoice", "compte", "conto", "hsa", "transaction", "receipt", "bank", "payment" ->
                weak(PhiType.ACCOUNT);
            case "routing", "aba" -> weak(PhiType.ROUTING_NUMBER);
            case "card" ->
                weak(
                        tokens.isAnyOf(
                                        at - 1,
                                        "health",
                                        "insurance",
                                        "clinic",
                                        "id",
                                        "identity",
                                        "hospital",
                                        "benefit",
                                        "membership",
                                        "donor",
                                        "medical")
                                ? PhiType.HEALTH_PLAN_ID
                                : PhiType.CREDIT_CARD);
            case "visa", "mastercard", "amex" -> weak(PhiType.CREDIT_CARD);
            case "member",
                    "subscriber",
                    "policy",
                    "group",
                    "insurance",
                    "plan",
                    "enrollee",
                    "payer",
                    "contract",
                    "beneficiary" -> weak(PhiType.HEALTH_PLAN_ID);
            case "medicare" -> weak(PhiType.MEDICARE_ID);
            case "mbi", "hicn", "hic" -> strong(PhiType.MEDICARE_ID);
            case "medicaid" -> weak(PhiType.MEDICAID_ID);
            case "license", "licence", "lic" ->
                new IdentifierCue(
                        tokens.isAnyOf(at - 1, "driver", "drivers", "driving")
                                        || tokens.isAnyOf(at - 2, "driver", "drivers")
                                ? PhiType.DRIVER_LICENSE
                                : PhiType.LICENSE,
                        true);
            case "dl" -> weak(PhiType.DRIVER_LICENSE);
            case "certificate", "permit", "registration", "reg", "cert", "certification" -> weak(PhiType.LICENSE);
            case "gmc",
                    "nmc",
                    "hcpc",
                    "gphc",
                    "gdc",
                    "ahpra",
                    "crm",
                    "coren",
                    "slmc",
                    "hpcsa",
                    "nmbi",
                    "cpso",
                    "rpps",
                    "adeli",
                    "lanr",
                    "upin",
                    "ptan",
                    "ncpdp",
                    "nabp",
                    "clia",
                    "mdcn" -> strong(PhiType.LICENSE);
            case "emt", "paramedic", "notary", "apc", "shield", "force" -> weak(PhiType.LICENSE);
            case "npi" -> strong(PhiType.NPI);
            case "dea" -> strong(PhiType.DEA);
            case "passport" -> strong(PhiType.PASSPORT);
            case "csn", "fin", "har" -> strong(PhiType.ENCOUNTER_ID);
            case "encounter", "visit", "episode", "case", "admission" -> weak(PhiType.ENCOUNTER_ID);
            case "accession", "din", "isbt" -> strong(PhiType.ACCESSION_ID);
            case "specimen", "sample", "barcode", "donor" -> weak(PhiType.ACCESSION_ID);
            case "claim", "claimant", "authorization", "auth", "referral", "prior" -> weak(PhiType.CLAIM_ID);
            case "rx", "prescription" -> weak(PhiType.PRESCRIPTION_ID);
            case "imei", "meid", "esn" -> strong(PhiType.IMEI);
            case "serial", "sn" -> strong(PhiType.DEVICE_SERIAL);
            case "lot" ->
                new IdentifierCue(
                        PhiType.DEVICE_SERIAL,
                        !tokens.isAnyOf(
                                at - 1, "a", "the", "parking", "whole", "this", "that", "vacant", "car", "used"));
            case "device",
                    "ser",
                    "batch",
                    "implant",
                    "pacemaker",
                    "pump",
                    "generator",
                    "ventilator",
                    "monitor",
                    "transmitter",
                    "sensor",
                    "receiver",
                    "handset",
                    "programmer" -> weak(PhiType.DEVICE_SERIAL);
            case "udi" -> strong(PhiType.UDI);
            case "vin" -> strong(PhiType.VIN);
            case "plate", "plates" -> strong(PhiType.LICENSE_PLATE);
            case "ssn", "sin", "itin" -> strong(PhiType.SSN);
            case "aadhaar",
                    "nhs",
                    "cpf",
                    "chi",
                    "pesel",
                    "nif",
                    "curp",
                    "nhi",
                    "phn",
                    "nino",
                    "bsn",
                    "dni",
                    "nie",
                    "rut",
                    "nir",
                    "tfn",
                    "ihi",
                    "hcn",
                    "ohip",
                    "ramq",
                    "cedula",
                    "steuer",
                    "nric",
                    "cnic",
                    "hkid",
                    "kennitala",
                    "personnummer",
                    "personnr",
                    "pnr",
                    "nic",
                    "nin",
                    "amka",
                    "jmbg",
                    "egn",
                    "oib",
                    "zehut",
                    "ppsn",
                    "ahv",
                    "svnr",
                    "mykad",
                    "abha",
                    "edipi",
                    "cuil",
                    "cuit" -> strong(PhiType.NATIONAL_ID);
            case "national", "tax", "ein", "tin", "emirates", "citizen", "identity", "alien" ->
                weak(PhiType.NATIONAL_ID);
            case "study", "subject", "subj", "kit", "kits", "trial", "protocol", "participant", "enrollment" ->
                weak(PhiType.STUDY_ID);
            case "biometric", "fingerprint", "voiceprint", "faceprint" -> strong(PhiType.BIOMETRIC);
            case "retina", "retinal", "iris", "template" -> weak(PhiType.BIOMETRIC);
            case "id", "ids", "uid", "pid", "guid", "uuid", "identifier", "identification" -> strong(PhiType.ID_OTHER);
            case "unos", "badge", "pnc", "crn", "inmate", "docket", "booking" -> strong(PhiType.ID_OTHER);
            case "reservation",
                    "pcr",
                    "report",
                    "set",
                    "letter",
                    "script",
                    "seal",
                    "bracelet",
                    "wristband",
                    "armband",
                    "crossmatch",
                    "xm",
                    "wcb",
                    "rfid",
                    "census",
                    "waitlist",
                    "registry",
                    "tcn",
                    "icn",
                    "ref",
                    "folder",
                    "path",
                    "pathology",
                    "charter",
                    "run",
                    "erx",
                    "req",
                    "requisition",
                    "incident",
                    "bin",
                    "pcn",
                    "grp",
                    "reference",
                    "ticket",
                    "tracking",
                    "confirmation",
                    "order",
                    "employee",
                    "student",
                    "file",
                    "voucher",
                    "dossier",
                    "patient",
                    "pt",
                    "number",
                    "code",
                    "fhir" -> weak(PhiType.ID_OTHER);
            default -> null;
        };
    }

    private static IdentifierCue strong(PhiType type) {
        return new IdentifierCue(type, true);
    }

    private static IdentifierCue weak(PhiType type) {
        return new IdentifierCue(type, false);
    }
}
