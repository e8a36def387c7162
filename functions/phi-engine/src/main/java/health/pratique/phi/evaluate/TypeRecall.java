package health.pratique.phi.evaluate;

/**
 * What became of the labels of one type that should go.
 *
 * @param gone every letter and digit goes
 * @param touched something of it goes
 */
record TypeRecall(int labels, int gone, int touched) {

    static final TypeRecall NONE = new TypeRecall(0, 0, 0);

    TypeRecall plus(TypeRecall other) {
        return new TypeRecall(labels + other.labels, gone + other.gone, touched + other.touched);
    }

    Share full() {
        return new Share(gone, labels);
    }

    Share partial() {
        return new Share(touched, labels);
    }
}
