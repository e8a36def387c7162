-- Who was shown what of which patient: what an accounting of disclosures is made of (45 CFR 164.528). A row is written before its
-- answer is given, and never changed.
create table clinical_access (
    custodian    varchar(63)  not null,
    subject      char(64)     not null collate "C",
    seq          bigint       not null generated always as identity,
    at           timestamptz  not null default clock_timestamp(),
    request      varchar(64)  not null,
    actor        varchar(200) not null,
    client       varchar(200) not null,
    role         varchar(32)  not null,
    purpose      varchar(16)  not null,
    emergency    varchar(16),
    interaction  varchar(16)  not null,
    view         char(1)      not null,
    resources    integer      not null,
    primary key (custodian, subject, seq),
    constraint access_view_known check (view in ('I', 'D')),
    constraint access_has_resources check (resources >= 1)
);

comment on column clinical_access.resources is 'how many of the subject''s resources were in the answer, or changed';

alter table clinical_access enable row level security;
alter table clinical_access force row level security;
create policy clinical_access_read on clinical_access for select
    using (custodian = current_setting('pratique.custodian', true));
create policy clinical_access_add on clinical_access for insert
    with check (custodian = current_setting('pratique.custodian', true));

revoke update, delete, truncate on clinical_access from current_user;
