package health.pratique.api.privacy;

/** Examples of the API's description. */
final class PrivacyExamples {

    static final String ID = "5b0f6c1e-2f0e-4c42-9a80-0a4c5a3e2f11";

    static final String REQUEST = """
            {"id":"5b0f6c1e-2f0e-4c42-9a80-0a4c5a3e2f11","kind":"ACCESS","law":"HIPAA","right":"45 CFR 164.524",
            "patient":"0d3f7c5be8a94e2f8a7b6c5d4e3f2a10","status":"RECEIVED","receivedAt":"2026-02-03T10:15:00Z",
            "dueAt":"2026-03-05T10:15:00Z","dueBy":"45 CFR 164.524(b)(2)",
            "history":[{"at":"2026-02-03T10:15:00Z","status":"RECEIVED"}]}""";

    private PrivacyExamples() {}
}
