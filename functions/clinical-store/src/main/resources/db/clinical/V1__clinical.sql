-- The FHIR resources that HealthAPI serves, each in up to two views, with all their versions, and the index that searches read.
--
-- Every table leads with the custodian, and every row is visible only to a transaction that has named that custodian in the
-- setting pratique.custodian. FORCE binds the owner of the tables too, so that the one role the functions have is no way
-- around it.
--
-- What searches compare is =, < and > on uuid, text, bigint and timestamptz: PostgreSQL knows these as leakproof, and only
-- such may use an index below row-level security.

create table clinical_resource (
    custodian  varchar(63)  not null,
    view       char(1)      not null,
    type       varchar(64)  not null collate "C",
    id         varchar(64)  not null collate "C",
    seq        bigint       not null generated always as identity,
    version    integer      not null,
    updated    timestamptz  not null,
    deleted    boolean      not null default false,
    patient    varchar(64)  collate "C",
    subject    char(64)     collate "C",
    labels     text[]       not null default '{}',
    content    text         not null,
    primary key (custodian, view, type, id),
    constraint resource_view_known check (view in ('I', 'D')),
    constraint resource_version_counts_from_one check (version >= 1),
    constraint resource_of_a_patient_has_a_subject check ((patient is null) = (subject is null))
);

comment on column clinical_resource.view is 'I as the sender wrote it, D from the released copy';
comment on column clinical_resource.seq is 'order of arrival; stays when the resource changes';
comment on column clinical_resource.patient is 'id of the one patient in whose compartment it is; null for what is the custodian''s';
comment on column clinical_resource.content is 'JSON as served; empty when deleted';

create unique index clinical_resource_seq on clinical_resource (custodian, seq);
create index clinical_resource_arrival on clinical_resource (custodian, view, type, seq);
create index clinical_resource_updated on clinical_resource (custodian, view, type, updated, seq);
create index clinical_resource_patient on clinical_resource (custodian, view, patient, type, seq);
create index clinical_resource_subject on clinical_resource (custodian, subject);

-- What a resource was before its present version.
create table clinical_version (
    custodian  varchar(63)  not null,
    view       char(1)      not null,
    type       varchar(64)  not null collate "C",
    id         varchar(64)  not null collate "C",
    version    integer      not null,
    updated    timestamptz  not null,
    deleted    boolean      not null,
    patient    varchar(64)  collate "C",
    subject    char(64)     collate "C",
    labels     text[]       not null,
    content    text         not null,
    primary key (custodian, view, type, id, version)
);

create index clinical_version_subject on clinical_version (custodian, subject);

-- A key is the first 128 bits of SHA-256 over view, type, search parameter and, where there is one, the value to be equal to:
-- no index row tells what a patient has.
create table clinical_token (
    custodian  varchar(63)  not null,
    key        uuid         not null,
    seq        bigint       not null,
    primary key (custodian, key, seq)
);

create table clinical_string (
    custodian  varchar(63)  not null,
    key        uuid         not null,
    seq        bigint       not null,
    value      text         not null collate "C"
);

create table clinical_date (
    custodian  varchar(63)  not null,
    key        uuid         not null,
    seq        bigint       not null,
    low        timestamptz  not null,
    high       timestamptz  not null
);

comment on column clinical_date.low is 'included; -infinity when it has no beginning';
comment on column clinical_date.high is 'excluded; infinity when it has no end';

create table clinical_quantity (
    custodian  varchar(63)       not null,
    key        uuid              not null,
    seq        bigint            not null,
    value      numeric           not null
);

-- One row for each resource and parameter to sort by, whether the resource has a value or not.
create table clinical_position (
    custodian  varchar(63)  not null,
    key        uuid         not null,
    seq        bigint       not null,
    position   text         not null collate "C",
    primary key (custodian, key, position, seq)
);

comment on column clinical_position.position is 'empty when the resource has no value';

create index clinical_token_seq on clinical_token (custodian, seq);
create index clinical_string_value on clinical_string (custodian, key, value, seq);
create index clinical_string_seq on clinical_string (custodian, seq);
create index clinical_date_low on clinical_date (custodian, key, low, high, seq);
create index clinical_date_seq on clinical_date (custodian, seq);
create index clinical_quantity_value on clinical_quantity (custodian, key, value, seq);
create index clinical_quantity_seq on clinical_quantity (custodian, seq);
create index clinical_position_seq on clinical_position (custodian, seq, key);

-- Seals the cursors of the custodian's searches.
create table clinical_seal (
    custodian  varchar(63)  not null primary key,
    secret     bytea        not null
);

alter table clinical_resource enable row level security;
alter table clinical_resource force row level security;
create policy clinical_resource_own on clinical_resource
    using (custodian = current_setting('pratique.custodian', true));

alter table clinical_version enable row level security;
alter table clinical_version force row level security;
create policy clinical_version_own on clinical_version
    using (custodian = current_setting('pratique.custodian', true));

alter table clinical_token enable row level security;
alter table clinical_token force row level security;
create policy clinical_token_own on clinical_token
    using (custodian = current_setting('pratique.custodian', true));

alter table clinical_string enable row level security;
alter table clinical_string force row level security;
create policy clinical_string_own on clinical_string
    using (custodian = current_setting('pratique.custodian', true));

alter table clinical_date enable row level security;
alter table clinical_date force row level security;
create policy clinical_date_own on clinical_date
    using (custodian = current_setting('pratique.custodian', true));

alter table clinical_quantity enable row level security;
alter table clinical_quantity force row level security;
create policy clinical_quantity_own on clinical_quantity
    using (custodian = current_setting('pratique.custodian', true));

alter table clinical_position enable row level security;
alter table clinical_position force row level security;
create policy clinical_position_own on clinical_position
    using (custodian = current_setting('pratique.custodian', true));

alter table clinical_seal enable row level security;
alter table clinical_seal force row level security;
create policy clinical_seal_own on clinical_seal
    using (custodian = current_setting('pratique.custodian', true));

-- Row-level security does not hold TRUNCATE back; missing privileges do.
revoke truncate on clinical_resource, clinical_version, clinical_token, clinical_string, clinical_date, clinical_quantity,
    clinical_position, clinical_seal from current_user;
