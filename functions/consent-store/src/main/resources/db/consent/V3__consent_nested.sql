-- Consents in FHIR's form: provisions nested in provisions, limited by more than purpose and kind; what custodians' written
-- policies permit without a consent; and decisions that rest on such a policy, or on an emergency.

-- HL7 FHIR R4, value set consent-state-codes: all of it. Only what is active counts in a decision.
alter table consent drop constraint consent_status_known;
alter table consent add constraint consent_status_known
    check (status in ('draft', 'proposed', 'active', 'rejected', 'inactive', 'entered-in-error'));

alter table consent
    add column resource       text,
    add column source_sha256  char(64),
    add column said_at        timestamptz,
    add column categories     text[] not null default '{}',
    add column purposes       text[] not null default '{}',
    add constraint consent_resource_is_json check (resource is json object),
    add constraint consent_resource_has_its_source check ((resource is null) = (source_sha256 is null));

comment on column consent.resource is 'the FHIR R4 Consent, without what names a person; null for what was recorded by itself';
comment on column consent.source_sha256 is 'of the resource as it was sent: the same one sent again is no new version';
comment on column consent.said_at is 'Consent.dateTime';
comment on column consent.categories is 'Consent.category, as system|code, for searching';
comment on column consent.purposes is 'the purposes that its provisions name, for searching';

create index consent_by_time on consent (custodian, recorded_at, id);

alter table consent_provision
    add column parent    integer,
    add column criteria  text,
    add constraint provision_criteria_are_json check (criteria is json object),
    add constraint provision_stands_after_its_parent check (parent < ordinal);

comment on column consent_provision.parent is 'the ordinal of the provision that this one is an exception to; null means none';
comment on column consent_provision.criteria is 'what it is limited to, beyond purpose and document kind; null means nothing';

-- Opt-in is the rule: without a row of PERMIT, nothing is permitted without a consent.
create table consent_policy (
    custodian    varchar(63)    not null,
    purpose      varchar(16)    not null,
    version      integer        not null,
    ruling       varchar(8)     not null,
    citation     varchar(1000)  not null,
    recorded_by  varchar(200)   not null,
    recorded_at  timestamptz    not null,
    primary key (custodian, purpose, version),
    constraint policy_counts_from_one check (version >= 1),
    constraint policy_ruling_known check (ruling in ('PERMIT', 'DENY')),
    -- 45 CFR 164.506: treatment, payment and health care operations; all else takes an authorization.
    constraint policy_purpose_can_do_without_consent check (purpose in ('TREAT', 'HPAYMT', 'HOPERAT')),
    constraint policy_is_written_down check (length(trim(citation)) > 0 and length(trim(recorded_by)) > 0)
);

comment on column consent_policy.ruling is 'PERMIT: without a consent too; DENY: only with one';
comment on column consent_policy.citation is 'where the custodian''s written policy says so';

alter table consent_policy enable row level security;
alter table consent_policy force row level security;
create policy consent_policy_read on consent_policy for select
    using (custodian = current_setting('pratique.custodian', true));
create policy consent_policy_add on consent_policy for insert
    with check (custodian = current_setting('pratique.custodian', true));

revoke delete, truncate on consent_policy from current_user;

alter table consent_decision
    add column policy_version    integer,
    add column emergency_reason  varchar(16),
    drop constraint permit_rests_on_a_consent,
    add constraint permit_rests_on_something check (
        decision = 'DENY' or num_nonnulls(consent_version, policy_version, emergency_reason) = 1),
    add constraint denial_rests_on_no_policy check (
        decision = 'PERMIT' or num_nonnulls(policy_version, emergency_reason) = 0);

comment on column consent_decision.policy_version is 'the version of the custodian''s policy for the purpose that permitted it';
comment on column consent_decision.emergency_reason is 'HL7 v3 ActConsentInformationAccessOverrideReason';
