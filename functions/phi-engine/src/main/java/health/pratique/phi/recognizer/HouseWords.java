package health.pratique.phi.recognizer;

/** The words that the name of a hospital, practice, firm, school or parish ends with. */
final class HouseWords {

    /** Beside those of practices. */
    static final WordSet MORE_ENDS = WordSet.of("""
            unit units endoscopy scripts solicitors attorneys accountants psychiatric vascular royal base residential hospital
            hospitals clinic clinics foundation academy school schools elementary middle tabernacle monastery convent
            orchards vineyards quarry foundry iron ironworks stamping forwarding storage depot yard ferries ferry nursery
            daycare preschool kindergarten annex juniors infants scouts pack troop access orthopaedic orthopedic surgical
            joint joints stretch balance nursing rehab rehabilitation hematology sleep vision hearing community services
            supply supplies cooperative collective station terminal warehouse factory plant works brewing roasters stables
            kennels surgicenter birthing maternity women women's infants family pelvic refugee behavioral behavioural scan
            trust council borough constabulary sheriff authority shelter mission camp aid society lutheran methodist
            baptist catholic presbyterian episcopal orthodox gurdwara mandir synagogue racquet tennis golf rowing""");

    /** In capitals or small letters, for a kind of house. */
    static final WordSet ABBREVIATIONS = WordSet.of("""
            fqhc htc snf ltach ltac irf ccrc cmhc chc rhc asc isd usd ehf oy ab gmbh sarl srl bv nv llp llc plc inc ltd rc uhb nhs if fc""");

    /** What may follow a person's name or a town's and make a house of it. */
    static final WordSet AFTER_NAMES = WordSet.of("""
            house solicitors scripts attorneys accountants parish endoscopy pharmacy clinic hospital hospice infirmary
            academy school elementary middle tabernacle church chapel temple mosque synagogue orchards farms farm ranch
            dairy lodge hotel villa manor brewery bakery foundry ferries stamping storage depot foundation trust nursery
            daycare preschool dental dentistry orthopedics pediatrics vascular llc inc ltd llp plc""");

    /** In small letters behind a name with capitals. */
    static final WordSet SMALL = WordSet.of("""
            unit storage yard depot annex camp parish plant warehouse campus school clinic hospital church mission
            shelter nursery farm mill factory station terminal""");

    /** Between the name and its last word. */
    static final WordSet MIDDLES = WordSet.of("""
            bus summer cold eating disorders burn stroke day dialysis birthing truck rail school food steel medical
            nursing residential old order freight""");

    /** Before "of" at the head of a name. */
    static final WordSet OF = WordSet.of("""
            port bank house city town university college church diocese isle friends order sons daughters sisters lady center
            centre home court temple board department""");

    /** What a number follows that belongs to the name. */
    static final WordSet NUMBERED =
            WordSet.of("no nr number pack troop post local lodge ward unit station company ladder engine annex");

    static final WordSet ENDS = PracticeRecognizer.HEADS.and(MORE_ENDS);

    private HouseWords() {}
}
