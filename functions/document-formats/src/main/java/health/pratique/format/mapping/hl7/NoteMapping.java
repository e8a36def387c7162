package health.pratique.format.mapping.hl7;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;

/** NTE to the note of the resource that it follows (guide, NTE[Observation] and its like); listed where that takes none. */
final class NoteMapping {

    private NoteMapping() {}

    static void map(Segment nte, MessageContext context) {
        Consumer<Annotation> target = context.notes().orElse(null);
        if (target == null || !nte.has(3)) {
            return;
        }
        nte.mapped(1);
        Annotation note = new Annotation().setText(nte.all(3).map(Value::whole).collect(Collectors.joining("\n")));
        context.parties().practitioner(nte.at(5)).ifPresent(note::setAuthor);
        context.times().dateTime(nte.at(6)).ifPresent(note::setTimeElement);
        target.accept(note);
    }
}
