-- What patients allow and refuse, and every decision taken on it. Nothing here is ever overwritten: a change of consent is a
-- new version, and both the versions and the decisions stay.
--
-- Every table leads its key with the custodian, and every row is visible only to a transaction that has named that custodian
-- in the setting pratique.custodian. FORCE binds the owner of the tables too, so that the one role the functions have is no
-- way around it. A policy exists for reading and for adding only: an UPDATE finds no row.

create table consent (
    custodian    varchar(63)  not null,
    id           uuid         not null,
    version      integer      not null,
    subject      char(64)     not null,
    status       varchar(32)  not null,
    recorded_at  timestamptz  not null,
    primary key (custodian, id, version),
    constraint consent_version_counts_from_one check (version >= 1),
    -- HL7 FHIR R4, value set consent-state-codes: the states in use here.
    constraint consent_status_known check (status in ('active', 'inactive', 'entered-in-error'))
);

create index consent_of_subject on consent (custodian, subject, id, version);

create table consent_provision (
    custodian        varchar(63)   not null,
    consent_id       uuid          not null,
    consent_version  integer       not null,
    ordinal          integer       not null,
    ruling           varchar(8)    not null,
    purpose          varchar(16),
    document_kind    varchar(64),
    period_start     timestamptz,
    period_end       timestamptz,
    obligations      varchar(64)[] not null default '{}',
    recorded_at      timestamptz   not null,
    primary key (custodian, consent_id, consent_version, ordinal),
    foreign key (custodian, consent_id, consent_version) references consent (custodian, id, version),
    constraint provision_ruling_known check (ruling in ('PERMIT', 'DENY')),
    constraint provision_period_runs_forward check (period_start < period_end)
);

comment on column consent_provision.purpose is 'HL7 v3 PurposeOfUse code; null means any';
comment on column consent_provision.document_kind is 'null means any';
comment on column consent_provision.period_start is 'included; null means since ever';
comment on column consent_provision.period_end is 'excluded; null means for good';
comment on column consent_provision.recorded_at is 'when the patient''s word was first recorded; later versions carry it along';

-- No foreign key to consent: it would lock the consent's row on every decision, and consents are never deleted.
create table consent_decision (
    custodian        varchar(63)   not null,
    document_id      char(32)      not null,
    execution        varchar(1024) not null,
    subject          char(64)      not null,
    purpose          varchar(16)   not null,
    document_kind    varchar(64)   not null,
    decision         varchar(8)    not null,
    consent_id       uuid,
    consent_version  integer,
    reason           varchar(64),
    obligations      varchar(64)[] not null default '{}',
    evaluated_at     timestamptz   not null,
    primary key (custodian, document_id, execution),
    constraint decision_known check (decision in ('PERMIT', 'DENY')),
    constraint permit_rests_on_a_consent
        check (decision = 'DENY' or (consent_id is not null and consent_version is not null)),
    constraint denial_has_a_reason check ((decision = 'DENY') = (reason is not null)),
    constraint consent_has_its_version check ((consent_id is null) = (consent_version is null))
);

comment on column consent_decision.execution is 'the workflow run: a step that is repeated finds its first decision';

create index consent_decision_of_subject on consent_decision (custodian, subject, evaluated_at);

alter table consent enable row level security;
alter table consent force row level security;
create policy consent_read on consent for select
    using (custodian = current_setting('pratique.custodian', true));
create policy consent_add on consent for insert
    with check (custodian = current_setting('pratique.custodian', true));

alter table consent_provision enable row level security;
alter table consent_provision force row level security;
create policy consent_provision_read on consent_provision for select
    using (custodian = current_setting('pratique.custodian', true));
create policy consent_provision_add on consent_provision for insert
    with check (custodian = current_setting('pratique.custodian', true));

alter table consent_decision enable row level security;
alter table consent_decision force row level security;
create policy consent_decision_read on consent_decision for select
    using (custodian = current_setting('pratique.custodian', true));
create policy consent_decision_add on consent_decision for insert
    with check (custodian = current_setting('pratique.custodian', true));

-- Row-level security does not hold TRUNCATE back; missing privileges do.
revoke delete, truncate on consent, consent_provision, consent_decision from current_user;
