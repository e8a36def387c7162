-- What a patient takes back takes effect at once, also for documents under way, and is followed to every copy that is out.
--
-- A consent that changes locks the patient until its transaction is committed; a release of a document of the patient shares
-- that lock from its last look at the consent until it is on record. The database does it, so that no way in can forget it.

create function consent_turn(custodian text, subject text) returns bigint
    language sql immutable strict parallel safe
    return hashtextextended('consent ' || custodian || '/' || subject, 0);

-- Changes that concern documents already permitted. Rows are added in the transaction of the change and never altered; one is
-- open until a row of consent_change_followed says what came of it.
create table consent_change (
    custodian        varchar(63)  not null,
    consent_id       uuid         not null,
    consent_version  integer      not null,
    subject          char(64)     not null,
    recorded_at      timestamptz  not null,
    primary key (custodian, consent_id, consent_version)
);

create index consent_change_by_time on consent_change (custodian, recorded_at);

create table consent_change_followed (
    custodian        varchar(63)  not null,
    consent_id       uuid         not null,
    consent_version  integer      not null,
    documents        integer      not null,
    followed_at      timestamptz  not null,
    primary key (custodian, consent_id, consent_version),
    foreign key (custodian, consent_id, consent_version)
        references consent_change (custodian, consent_id, consent_version)
);

comment on column consent_change_followed.documents is 'of the patient, looked at in the last round';

-- The first word of a patient of whom nothing was ever permitted changes nothing: it takes no lock, so that millions can be
-- loaded in one transaction. The second look, under the lock, sees what was committed while it waited.
create function consent_changes() returns trigger
    language plpgsql as
$$
begin
    if new.version > 1 or exists (
        select from consent_decision d
         where d.custodian = new.custodian and d.subject = new.subject and d.decision = 'PERMIT')
    then
        perform pg_advisory_xact_lock(consent_turn(new.custodian, new.subject));
        insert into consent_change (custodian, consent_id, consent_version, subject, recorded_at)
        select new.custodian, new.id, new.version, new.subject, new.recorded_at
         where exists (
            select from consent_decision d
             where d.custodian = new.custodian and d.subject = new.subject and d.decision = 'PERMIT');
    end if;
    return null;
end
$$;

create trigger consent_changes after insert on consent
    for each row execute function consent_changes();

alter table consent_change enable row level security;
alter table consent_change force row level security;
create policy consent_change_read on consent_change for select
    using (custodian = current_setting('pratique.custodian', true));
create policy consent_change_add on consent_change for insert
    with check (custodian = current_setting('pratique.custodian', true));

alter table consent_change_followed enable row level security;
alter table consent_change_followed force row level security;
create policy consent_change_followed_read on consent_change_followed for select
    using (custodian = current_setting('pratique.custodian', true));
create policy consent_change_followed_add on consent_change_followed for insert
    with check (custodian = current_setting('pratique.custodian', true));

revoke delete, truncate on consent_change, consent_change_followed from current_user;
