-- What stops being permitted without a word of the patient: a period ends, or a refusal's begins, or the custodian's policy no
-- longer permits without a consent. Nobody writes at that moment, so a sweep looks for it and adds a row for each patient, which
-- is then followed to every document as a change of consent is. Rows are added only.

create index consent_provision_by_end on consent_provision (custodian, period_end, consent_id)
    where period_end is not null;
create index consent_provision_by_start on consent_provision (custodian, period_start, consent_id)
    where period_start is not null;
create index consent_decision_by_policy on consent_decision (custodian, purpose, subject)
    where policy_version is not null;

create table consent_lapse (
    custodian  varchar(63)  not null,
    subject    char(64)     not null,
    cause      varchar(8)   not null,
    source     varchar(36)  not null,
    version    integer      not null,
    lapsed_at  timestamptz  not null,
    primary key (custodian, subject, source, version, lapsed_at),
    constraint lapse_cause_known check (cause in ('PERIOD', 'POLICY'))
);

comment on column consent_lapse.source is 'PERIOD: the consent''s id; POLICY: the purpose that the policy is of';
comment on column consent_lapse.version is 'of the consent, or of the policy';
comment on column consent_lapse.lapsed_at is 'the moment in the consent, or when the policy was recorded';

create index consent_lapse_by_time on consent_lapse (custodian, lapsed_at);

create table consent_lapse_followed (
    custodian    varchar(63)  not null,
    subject      char(64)     not null,
    source       varchar(36)  not null,
    version      integer      not null,
    lapsed_at    timestamptz  not null,
    documents    integer      not null,
    followed_at  timestamptz  not null,
    primary key (custodian, subject, source, version, lapsed_at),
    foreign key (custodian, subject, source, version, lapsed_at)
        references consent_lapse (custodian, subject, source, version, lapsed_at)
);

comment on column consent_lapse_followed.documents is 'of the patient, looked at in the last round';

-- That each patient of whom the policy had permitted something has a row of consent_lapse.
create table consent_policy_followed (
    custodian    varchar(63)  not null,
    purpose      varchar(16)  not null,
    version      integer      not null,
    followed_at  timestamptz  not null,
    primary key (custodian, purpose, version),
    foreign key (custodian, purpose, version) references consent_policy (custodian, purpose, version)
);

alter table consent_lapse enable row level security;
alter table consent_lapse force row level security;
create policy consent_lapse_read on consent_lapse for select
    using (custodian = current_setting('pratique.custodian', true));
create policy consent_lapse_add on consent_lapse for insert
    with check (custodian = current_setting('pratique.custodian', true));

alter table consent_lapse_followed enable row level security;
alter table consent_lapse_followed force row level security;
create policy consent_lapse_followed_read on consent_lapse_followed for select
    using (custodian = current_setting('pratique.custodian', true));
create policy consent_lapse_followed_add on consent_lapse_followed for insert
    with check (custodian = current_setting('pratique.custodian', true));

alter table consent_policy_followed enable row level security;
alter table consent_policy_followed force row level security;
create policy consent_policy_followed_read on consent_policy_followed for select
    using (custodian = current_setting('pratique.custodian', true));
create policy consent_policy_followed_add on consent_policy_followed for insert
    with check (custodian = current_setting('pratique.custodian', true));

revoke delete, truncate on consent_lapse, consent_lapse_followed, consent_policy_followed from current_user;
