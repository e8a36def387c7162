package health.pratique.export;

import static health.pratique.export.ExportRig.EDGAR;
import static health.pratique.export.ExportRig.HARBOR;
import static health.pratique.export.ExportRig.LAB;
import static health.pratique.export.ExportRig.ROSALIND;
import static health.pratique.export.ExportRig.group;
import static health.pratique.export.ExportRig.id;
import static health.pratique.export.ExportRig.lab;
import static health.pratique.export.ExportRig.observation;
import static health.pratique.export.ExportRig.observationJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import health.pratique.audit.AuditEvent;
import health.pratique.clinical.ResourceWrite;
import health.pratique.export.ExportWork.Progress;
import health.pratique.model.ConsentDecision;
import health.pratique.model.PurposeOfUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an export holds, and that it holds it whatever happens on the way. */
class ExportWorkTest {

    private final ExportRig rig = new ExportRig();

    @BeforeEach
    void keepSomething() {
        rig.keepSome();
        rig.permitted(ROSALIND);
    }

    @Test
    void whatScopesAndConsentsLetTheClientSeeIsInTheFilesOfItsType() {
        ExportJob job = rig.begin(LAB, "Observation", "Organization", "Patient");
        assertThat(rig.run(job)).isEqualTo(Progress.DONE);
        assertThat(rig.lines(job))
                .hasSize(3)
                .anyMatch(line -> line.contains("\"id\":\"of-rosalind\""))
                .anyMatch(line -> line.contains("\"id\":\"" + id(ROSALIND)))
                .anyMatch(line -> line.contains("\"id\":\"harbor\""));
        assertThat(rig.found(job).files())
                .extracting(ExportFile::type)
                .containsExactly("Observation", "Organization", "Patient");
    }

    @Test
    void aScopeThatIsNarrowedExportsWhatItFinds() {
        rig.keep(observation("other", ROSALIND, "8867-4"));
        ExportJob job = rig.begin(lab("system/Observation.rs?code=http://loinc.org|8867-4"), "Observation");
        rig.run(job);
        assertThat(rig.lines(job)).singleElement().asString().contains("\"id\":\"other\"");
    }

    @Test
    void whatIsForResearchHoldsTheDeidentifiedViewAlone() {
        ExportJob job = rig.begin(lab("system/*.rs", PurposeOfUse.HRESCH), "Organization", "Patient");
        rig.run(job);
        assertThat(rig.lines(job)).isEmpty();
    }

    @Test
    void anExportOfPatientsHoldsNothingOfTheCustodian() {
        ExportJob job = rig.begin(LAB, new ExportRange.Patients(), null, "Observation", "Organization", "Patient");
        rig.run(job);
        assertThat(rig.lines(job)).hasSize(2).noneMatch(line -> line.contains("Organization"));
    }

    @Test
    void anExportOfAGroupHoldsWhatIsOfWhoWasInItThen() {
        rig.permitted(EDGAR);
        rig.keep(new ResourceWrite.Create("Group", "ward", null, group(ROSALIND, false)));
        ExportJob job = rig.begin(LAB, new ExportRange.Members("ward", 1), null, "Observation", "Patient");
        rig.keep(new ResourceWrite.Update("Group", "ward", null, group(EDGAR, false), null));
        rig.run(job);
        assertThat(rig.lines(job)).hasSize(2).allMatch(line -> line.contains(id(ROSALIND)));
    }

    @Test
    void whoIsInAGroupNoMoreIsNotExported() {
        rig.keep(new ResourceWrite.Create("Group", "ward", null, group(ROSALIND, true)));
        ExportJob job = rig.begin(LAB, new ExportRange.Members("ward", 1), null, "Observation", "Patient");
        rig.run(job);
        assertThat(rig.lines(job)).isEmpty();
    }

    @Test
    void whatHasChangedSinceIsExportedAlone() {
        rig.later = Instant.now().plus(Duration.ofHours(1));
        rig.keep(observation("later", ROSALIND, "8867-4"));
        ExportJob job =
                rig.begin(LAB, new ExportRange.Everything(), rig.later.minusSeconds(60), "Observation", "Patient");
        rig.run(job);
        assertThat(rig.lines(job)).singleElement().asString().contains("\"id\":\"later\"");
    }

    @Test
    void whatWasDeletedSinceIsTold() {
        Instant before = Instant.now().minusSeconds(60);
        rig.keep(new ResourceWrite.Delete("Observation", "of-rosalind", null));
        ExportJob job = rig.begin(LAB, new ExportRange.Everything(), before, "Observation", "Organization");
        rig.run(job);
        assertThat(rig.lines(job))
                .hasSize(2)
                .contains("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":"
                        + "[{\"request\":{\"method\":\"DELETE\",\"url\":\"Observation/of-rosalind\"}}]}");
        assertThat(rig.found(job).files())
                .extracting(ExportFile::type, ExportFile::deleted)
                .containsExactly(tuple("Organization", false), tuple("Observation", true));
    }

    @Test
    void whoBeginsAnewIsToldOfNothingThatIsGone() {
        rig.keep(new ResourceWrite.Delete("Observation", "of-rosalind", null));
        ExportJob job = rig.begin(LAB, "Observation");
        rig.run(job);
        assertThat(rig.lines(job)).isEmpty();
    }

    @Test
    void ofWhatTheClientWouldNotHaveSeenItIsNotToldThatItWasDeleted() {
        rig.keep(new ResourceWrite.Delete("Observation", "of-edgar", null));
        ExportJob job =
                rig.begin(LAB, new ExportRange.Everything(), Instant.now().minusSeconds(60), "Observation");
        rig.run(job);
        assertThat(rig.lines(job)).singleElement().asString().contains("\"id\":\"of-rosalind\"");
    }

    @Test
    void aScopeThatIsNarrowedIsToldOfWhatItFoundAlone() {
        rig.keep(observation("other", ROSALIND, "8867-4"));
        rig.keep(
                new ResourceWrite.Delete("Observation", "other", null),
                new ResourceWrite.Delete("Observation", "of-rosalind", null));
        ExportJob job = rig.begin(
                lab("system/Observation.rs?code=http://loinc.org|8867-4"),
                new ExportRange.Everything(),
                Instant.now().minusSeconds(60),
                "Observation");
        rig.run(job);
        assertThat(rig.lines(job)).singleElement().asString().contains("Observation/other");
    }

    @Test
    void whatIsDeletedWhileItRunsIsToldNextTime() {
        ExportJob job =
                rig.begin(LAB, new ExportRange.Everything(), Instant.now().minusSeconds(60), "Observation");
        rig.later = Instant.now().plusSeconds(30);
        rig.keep(new ResourceWrite.Delete("Observation", "of-rosalind", null));
        rig.run(job);
        assertThat(rig.lines(job)).noneMatch(line -> line.contains("DELETE"));
    }

    @Test
    void nobodyIsToldWhatWasDeletedOfWhoWasErasedSince() {
        rig.keep(new ResourceWrite.Delete("Observation", "of-rosalind", null));
        ExportJob job =
                rig.begin(LAB, new ExportRange.Everything(), Instant.now().minusSeconds(60), "Observation");
        rig.run(job);
        rig.store.eraseSubject(HARBOR, ROSALIND);
        assertThat(rig.lines(job)).isEmpty();
    }

    @Test
    void whatChangesWhileItRunsIsExportedAsItWas() {
        ExportJob job = rig.begin(LAB, "Observation");
        rig.later = Instant.now().plusSeconds(30);
        rig.keep(
                new ResourceWrite.Update("Observation", "of-rosalind", null, observationJson(ROSALIND, "0-0"), null),
                observation("new", ROSALIND, "8867-4"));
        rig.run(job);
        assertThat(rig.lines(job))
                .singleElement()
                .asString()
                .contains("\"id\":\"of-rosalind\"", "2093-3")
                .doesNotContain("\"0-0\"");
    }

    @Test
    void whoIsOutOfTimeAsksForAnotherAndItGoesOnWhereItStopped() {
        ExportJob job = rig.begin(LAB, "Observation", "Organization", "Patient");
        int[] looks = {0};
        assertThat(rig.run(job, () -> looks[0]++ < 1)).isEqualTo(Progress.CONTINUED);
        assertThat(rig.found(job).files()).hasSize(1);
        assertThat(rig.wanted).hasSize(1);
        assertThat(rig.run(job)).isEqualTo(Progress.DONE);
        assertThat(rig.lines(job)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void whoIsOutOfTimeBehindWhatIsEmptyGoesOnBehindIt() {
        ExportJob job = rig.begin(LAB, "Device", "Group", "Observation");
        int[] looks = {0};
        assertThat(rig.run(job, () -> looks[0]++ < 2)).isEqualTo(Progress.CONTINUED);
        assertThat(rig.found(job).position()).isEqualTo(new ExportPosition(2, 0));
        assertThat(rig.run(job)).isEqualTo(Progress.DONE);
        assertThat(rig.lines(job)).hasSize(1);
    }

    @Test
    void whatIsEmptyIsPutDownTenPartsAtATime() {
        String[] types = {
            "Account",
            "Basic",
            "Binary",
            "CarePlan",
            "CareTeam",
            "Claim",
            "Device",
            "Flag",
            "Goal",
            "Group",
            "List",
            "Media"
        };
        ExportJob job = rig.begin(LAB, types);
        List<Integer> putDown = new ArrayList<>();
        rig.run(job, () -> putDown.add(rig.found(job).position().part()));
        assertThat(putDown).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 10);
        assertThat(rig.found(job).state()).isEqualTo(ExportState.DONE);
    }

    @Test
    void aWorkerThatIsKilledIsGoneOnFromWhenItIsTakenForDead() {
        ExportJob job = rig.begin(LAB, "Observation", "Organization", "Patient");
        rig.filesLeft.set(1);
        assertThatThrownBy(() -> rig.run(job)).hasMessage("killed");
        assertThat(rig.run(job)).as("while it may be alive").isEqualTo(Progress.NONE);
        rig.later = Instant.now().plus(ExportWork.HELD).plusSeconds(1);
        assertThat(rig.run(job)).isEqualTo(Progress.DONE);
        assertThat(rig.lines(job)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void anExportThatNeverGetsOnIsGivenUp() {
        ExportJob job = rig.begin(LAB, "Organization");
        for (int i = 0; i < 10; i++) {
            rig.filesLeft.set(0);
            assertThatThrownBy(() -> rig.run(job)).hasMessage("killed");
            rig.later = rig.clock.instant().plus(ExportWork.HELD).plusSeconds(1);
        }
        assertThat(rig.run(job)).isEqualTo(Progress.FAILED);
        assertThat(rig.found(job).state()).isEqualTo(ExportState.FAILED);
    }

    @Test
    void anEventThatComesTwiceChangesNothing() {
        ExportJob job = rig.begin(LAB, "Organization");
        rig.run(job);
        assertThat(rig.run(job)).isEqualTo(Progress.NONE);
        assertThat(rig.lines(job)).hasSize(1);
    }

    @Test
    void whatIsCancelledIsNotToBeHadAndNobodyGoesOnWithIt() {
        ExportJob job = rig.begin(LAB, "Organization", "Patient");
        int[] looks = {0};
        rig.run(job, () -> looks[0]++ < 1);
        rig.jobs.cancel(job);
        assertThat(rig.jobs.find(LAB, job.id())).isEmpty();
        assertThat(rig.run(job)).isEqualTo(Progress.NONE);
    }

    @Test
    void aWorkerWhoseExportIsCancelledLeavesNoFile() {
        ExportJob job = rig.begin(LAB, "Organization", "Patient");
        int[] looks = {0};
        Progress end = rig.run(job, () -> {
            if (looks[0]++ == 1) {
                rig.jobs.cancel(job);
            }
            return true;
        });
        assertThat(end).isEqualTo(Progress.NONE);
        assertThat(rig.keys()).allMatch(key -> key.contains("/Organization-1-"));
    }

    @Test
    void whoHasSaidNoSinceIsGivenOutNoMore() {
        ExportJob job = rig.begin(LAB, "Observation", "Organization");
        rig.run(job);
        rig.says(ROSALIND, ConsentDecision.DENY);
        assertThat(rig.lines(job)).singleElement().asString().contains("\"id\":\"harbor\"");
    }

    @Test
    void whoWasErasedSinceIsGivenOutNoMore() {
        ExportJob job = rig.begin(LAB, "Observation", "Organization");
        rig.run(job);
        rig.store.eraseSubject(HARBOR, ROSALIND);
        assertThat(rig.lines(job)).singleElement().asString().contains("\"id\":\"harbor\"");
    }

    @Test
    void eachFileThatIsGivenOutIsOnTheTrail() {
        ExportJob job = rig.begin(LAB, "Organization");
        rig.run(job);
        rig.lines(job);
        assertThat(rig.trail.events(HARBOR))
                .last()
                .satisfies(event -> assertThat(event.action()).isEqualTo("GiveOutExport"))
                .satisfies(event -> assertThat(event.facts()).containsEntry("resources", "1"));
    }

    @Test
    void whatIsTooMuchForOneAnswerIsSeveralFiles() {
        for (int i = 0; i < 3; i++) {
            rig.keep(new ResourceWrite.Create(
                    "Organization",
                    "large-" + i,
                    null,
                    "{\"resourceType\":\"Organization\",\"name\":\"" + "x".repeat(1_900_000) + "\"}"));
        }
        ExportJob job = rig.begin(LAB, "Organization");
        rig.run(job);
        assertThat(rig.found(job).files()).extracting(ExportFile::resources).containsExactly(3, 1);
        assertThat(rig.lines(job)).hasSize(4);
    }

    @Test
    void whoeverHasTwoRunningWaitsForOne() {
        ExportJob first = rig.begin(LAB, "Organization");
        rig.begin(LAB, "Organization");
        assertThatThrownBy(() -> rig.begin(LAB, "Organization")).isInstanceOf(ExportsBusy.class);
        rig.run(first);
        rig.begin(LAB, "Organization");
    }

    @Test
    void anExportIsNotToBeHadWhenItsTimeIsOver() {
        ExportJob job = rig.begin(LAB, "Organization");
        rig.run(job);
        rig.later = Instant.now().plus(Duration.ofHours(25));
        assertThat(rig.jobs.find(LAB, job.id())).isEmpty();
    }

    @Test
    void itsBeginningAndEndAreOnTheCustodiansTrailAndEachPatientsDisclosureOnRecord() {
        ExportJob job = rig.begin(LAB, "Observation", "Patient");
        rig.run(job);
        assertThat(rig.trail.events(HARBOR))
                .extracting(AuditEvent::action)
                .containsExactly("BeginExport", "FinishExport");
        assertThat(rig.store.accesses(HARBOR, ROSALIND, 10))
                .hasSize(2)
                .allMatch(access -> access.access().request().equals(job.id()));
        assertThat(rig.store.accesses(HARBOR, EDGAR, 10)).isEmpty();
    }
}
