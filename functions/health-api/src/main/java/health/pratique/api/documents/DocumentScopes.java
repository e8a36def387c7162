package health.pratique.api.documents;

/** What a token has to hold for documents. */
final class DocumentScopes {

    static final String READ = "pratique/documents.read";
    static final String WRITE = "pratique/documents.write";

    private DocumentScopes() {}
}
