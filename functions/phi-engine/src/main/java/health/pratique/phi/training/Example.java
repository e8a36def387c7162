package health.pratique.phi.training;

/**
 * One row of open words as the model sees it.
 *
 * @param features the features of all words, one word after the other
 * @param ends where each word's features end
 * @param tags the tag of each word, or -1 where any will do
 */
record Example(int[] features, int[] ends, byte[] tags, byte[] distances) {

    int size() {
        return tags.length;
    }
}
