-- How much was taken out of each patient who was erased, counted in the transaction that takes it out: an erasure that is cut off
-- and done again certifies all of it, and nothing twice.
create table clinical_erasure (
    custodian  varchar(63)  not null,
    subject    char(64)     not null collate "C",
    resources  integer      not null,
    versions   integer      not null,
    primary key (custodian, subject)
);

alter table clinical_erasure enable row level security;
alter table clinical_erasure force row level security;
create policy clinical_erasure_own on clinical_erasure
    using (custodian = current_setting('pratique.custodian', true));

revoke delete, truncate on clinical_erasure from current_user;
