package health.pratique.api.privacy;

import health.pratique.privacy.PrivacyRequest;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A package for people: what is in it, who was given what, and what is not in it. One page of HTML without scripts. */
final class SummaryPage {

    private static final Map<String, String> MEANING = Map.ofEntries(
            Map.entry("resources.ndjson", "The clinical record: FHIR R4 resources, one a line"),
            Map.entry(
                    "documents.ndjson",
                    "Documents that were received: kind, status, times, and the copy below, if there is one"),
            Map.entry("document-events.ndjson", "What was done with each document, with the hashes that prove it"),
            Map.entry("reviews.ndjson", "Documents that a person looked at, and why"),
            Map.entry("consents.ndjson", "What you have permitted and refused, every version"),
            Map.entry("decisions.ndjson", "What was decided on that"),
            Map.entry("custodian-events.ndjson", "Events that concern you and no single document"),
            Map.entry("requests.ndjson", "What you have asked before, with what was written"),
            Map.entry("given-out.ndjson", "Every time that something of you was shown or given out"));

    private final StringBuilder out = new StringBuilder(4096);

    private SummaryPage() {}

    static String of(
            PrivacyRequest request, int part, Map<String, Integer> counts, Accounting accounting, Instant now) {
        SummaryPage page = new SummaryPage();
        page.head(request, part, now);
        page.contents(counts);
        page.disclosures(accounting);
        page.rest();
        return page.out.toString();
    }

    private void head(PrivacyRequest request, int part, Instant now) {
        out.append("""
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>What is held about you</title>
                <style>body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}
                table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.3em .6em;text-align:left;
                vertical-align:top}</style></head><body><h1>What is held about you</h1>""");
        out.append("<p>Held by ").append(escaped(request.custodian().value()));
        out.append(". Request ").append(escaped(request.id()));
        out.append(", under ").append(escaped(request.kind().right(request.law())));
        out.append(", of ").append(request.receivedAt());
        out.append(". Part ").append(part).append(", made on ").append(now).append(".</p>");
    }

    private void contents(Map<String, Integer> counts) {
        out.append("<h2>In this package</h2><table><tr><th>File<th>What it is<th>Entries");
        new TreeMap<>(counts).forEach((name, count) -> row(name, MEANING.getOrDefault(name, ""), count));
        out.append("<tr><td>copies/<td>Clean copies of documents, as they were released<td>");
        out.append("<tr><td>accounting.json<td>The accounting of disclosures below<td></table>");
    }

    private void row(String name, String meaning, int count) {
        out.append("<tr><td>").append(escaped(name)).append("<td>").append(escaped(meaning));
        out.append("<td>").append(count);
    }

    private void disclosures(Accounting accounting) {
        out.append("<h2>To whom it was disclosed</h2><p>From ").append(accounting.from());
        out.append(" until ").append(accounting.until()).append(" (45 CFR 164.528).</p>");
        if (accounting.entries().isEmpty()) {
            out.append("<p>There is no disclosure that has to be accounted for.</p>");
        } else {
            out.append("<table><tr><th>Recipient<th>Purpose<th>What<th>First<th>Last<th>Times");
            for (Accounting.Entry entry : accounting.entries()) {
                out.append("<tr><td>").append(escaped(entry.recipient()));
                out.append("<td>").append(escaped(entry.purpose()));
                out.append("<td>").append(escaped(entry.what()));
                out.append("<td>").append(entry.first()).append("<td>").append(entry.last());
                out.append("<td>").append(entry.times());
            }
            out.append("</table>");
        }
        if (!accounting.excluded().isEmpty()) {
            out.append(
                    "<p>Not accounted for, and counted here by the rule that says so:</p><table><tr><th>Rule<th>Times");
            accounting.excluded().forEach((why, times) -> {
                out.append("<tr><td>").append(escaped(why.source())).append(" (");
                out.append(why.name()).append(")<td>").append(times);
            });
            out.append("</table>");
        }
    }

    private void rest() {
        out.append("""
                <h2>Not in this package</h2><ul>
                <li>Documents as they were sent: they are the record of who sent them. Each is listed with its digest.
                <li>The postal address of recipients: it is not known here. They are named as they are registered.
                <li>Counts of calls that expire by themselves, and backups.</ul></body></html>""");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
