package health.pratique.clinical;

/** A search that cannot be answered as it is asked. The message holds no word of it. */
public final class QueryInvalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the client has to change. */
    public enum Defect {
        TYPE_UNKNOWN("no resources of this type are kept"),
        PARAMETER_UNKNOWN("this type of resource has no such search parameter"),
        MODIFIER_UNKNOWN("the search parameter does not take this modifier"),
        VALUE_INVALID("the value is not of the search parameter's form"),
        TOO_MUCH("ask for fewer values, parameters or results"),
        SORT_UNKNOWN("the results cannot be sorted by this"),
        CURSOR_INVALID("the page does not belong to this search; begin it anew");

        private final String remedy;

        Defect(String remedy) {
            this.remedy = remedy;
        }

        public String remedy() {
            return remedy;
        }
    }

    private final Defect defect;

    public QueryInvalid(Defect defect) {
        super(defect.name() + ": " + defect.remedy());
        this.defect = defect;
    }

    public Defect defect() {
        return defect;
    }
}
