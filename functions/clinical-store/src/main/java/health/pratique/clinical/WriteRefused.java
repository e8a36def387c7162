package health.pratique.clinical;

/** A change that would break something. None of its transaction is done. The message holds no word of the resource. */
public final class WriteRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the client has to change. */
    public enum Defect {
        TYPE_UNKNOWN("no resources of this type are kept"),
        JSON_INVALID("send a JSON object with the resource's own type and id, of at most 5 MB and 64 levels"),
        ALREADY_THERE("the id is taken; update the resource instead"),
        VERSION_DIFFERS("the resource has another version by now; read it again"),
        SEVERAL_MATCH("more than one resource matches; say more precisely which"),
        PATIENT_MISSING("say whose the resource is"),
        PATIENT_UNKNOWN("the patient is not kept; store the patient first"),
        PATIENT_DIFFERS("the resource is one patient's; it names another"),
        TOO_MANY_VALUES("the resource has more values to search by than are kept");

        private final String remedy;

        Defect(String remedy) {
            this.remedy = remedy;
        }

        public String remedy() {
            return remedy;
        }
    }

    private final Defect defect;
    private final int index;

    WriteRefused(Defect defect, int index) {
        super(defect.name() + ": " + defect.remedy());
        this.defect = defect;
        this.index = index;
    }

    public Defect defect() {
        return defect;
    }

    /** Which of the writes, from 0. */
    public int index() {
        return index;
    }
}
