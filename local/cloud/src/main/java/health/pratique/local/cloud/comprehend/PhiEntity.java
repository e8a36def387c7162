package health.pratique.local.cloud.comprehend;

/**
 * @param begin index of the first UTF-16 unit
 * @param end index behind the last
 * @param score 0 to 1
 */
record PhiEntity(int begin, int end, EntityType type, double score) {

    boolean overlaps(PhiEntity other) {
        return begin < other.end && other.begin < end;
    }

    int length() {
        return end - begin;
    }
}
