# sam build calls build-LOGICALID for each function of the template, in the repository's root.
# Two functions of one module are packaged once and told apart by quarkus.lambda.handler.
package = ./pratique package $(PACKAGING) $(1) "$(ARTIFACTS_DIR)"

build-ValidateDocumentFunction: ; $(call package,validate-document)
build-CheckConsentFunction: ; $(call package,check-consent)
build-DetectPhiFunction: ; $(call package,detect-phi)
build-CheckComplianceFunction: ; $(call package,check-compliance)
build-ScoreFraudFunction: ; $(call package,score-fraud)
build-LearnForestFunction: ; $(call package,score-fraud)
build-StoreDocumentFunction: ; $(call package,store-document)
build-QuarantineDocumentFunction: ; $(call package,quarantine-document)
build-ReviewDocumentFunction: ; $(call package,review-document)
build-PublishResourcesFunction: ; $(call package,publish-resources)
build-EraseSubjectFunction: ; $(call package,erase-subject)
build-ExportClinicalFunction: ; $(call package,export-clinical)
build-ArchiveAuditFunction: ; $(call package,archive-audit)
build-AnchorAuditFunction: ; $(call package,archive-audit)
build-IngestStreamFunction: ; $(call package,ingest-stream)
build-SweepPipelineFunction: ; $(call package,sweep-pipeline)
build-IssueClaimsFunction: ; $(call package,issue-claims)
build-RotateSecretFunction: ; $(call package,rotate-secret)
build-HealthApiFunction: ; $(call package,health-api)
